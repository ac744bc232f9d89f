-- As the systems of agencies call a household.
create table household_external_id (
    agency_id    uuid not null,
    scheme       text not null,
    value        text not null,
    household_id uuid not null,
    constraint household_external_id_pk primary key (agency_id, scheme, value),
    constraint household_external_id_household_id_fk foreign key (household_id) references household (id)
);

create index household_external_id_household_ix on household_external_id (household_id);

-- Who lives with whom by a list. A home is settled when all of the list was read: its people may stand anywhere in it.
create table person_import_home (
    import_id uuid   not null,
    home      text   not null,
    line      bigint not null,
    person_id uuid   not null,
    role      text,
    constraint person_import_home_pk primary key (import_id, home, line),
    constraint person_import_home_import_id_fk foreign key (import_id) references person_import (id)
);
