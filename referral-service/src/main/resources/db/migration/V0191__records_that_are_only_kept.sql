-- Persons who asked the registry that their record be only kept: what was disclosed of them is not shown meanwhile.
create table restricted_record (
    person_id  uuid    not null,
    restricted boolean not null,
    revision   bigint  not null,
    constraint restricted_record_pk primary key (person_id)
);
