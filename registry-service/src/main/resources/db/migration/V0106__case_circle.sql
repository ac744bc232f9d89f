-- Who works with a person, from the events of the case service. Opens the record to them; ids only.
create table case_circle (
    case_id       uuid    not null,
    person_id     uuid    not null,
    agency_id     uuid    not null,
    owner_id      text    not null,
    supervisor_id text,
    working       boolean not null,
    constraint case_circle_pk primary key (case_id)
);

create index case_circle_person_ix on case_circle (person_id) where working;
