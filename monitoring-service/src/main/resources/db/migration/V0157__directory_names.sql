-- What organizations and places of the directory are called, for files: by its events. A confidential place has no name here.
create table directory_name (
    id           uuid    not null,
    confidential boolean not null default false,
    name_ar      text,
    name_en      text,
    constraint directory_name_pk primary key (id),
    constraint directory_name_confidential_ck check (not confidential or (name_ar is null and name_en is null))
);
