-- A link to a file opens once: which were opened is kept until they are too old anyway.
create table opened_link (
    id uuid not null,
    until timestamptz not null,
    constraint opened_link_pk primary key (id));
create index opened_link_until_ix on opened_link (until);
