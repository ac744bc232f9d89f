-- What each agency says of the status of a person: another agency's record follows only after that agency has confirmed it.
create table person_status_statement (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    person_id   uuid        not null,
    status      text        not null,
    happened_on date,
    basis       text,
    said_by     text        not null,
    followed    jsonb       not null default '[]',
    constraint person_status_statement_pk primary key (id),
    constraint person_status_statement_person_id_fk foreign key (person_id) references person (id),
    constraint person_status_statement_status_ck check (status in ('ACTIVE', 'INACTIVE', 'DECEASED'))
);

create index person_status_statement_person_ix on person_status_statement (person_id, id desc);

-- What was said before is of the agency that keeps the record.
insert into person_status_statement
    (id, version, created_at, updated_at, agency_id, person_id, status, happened_on, said_by)
select gen_random_uuid(), 0, updated_at, updated_at, agency_id, id, 'DECEASED', deceased_on, 'before'
from person where status = 'DECEASED';
