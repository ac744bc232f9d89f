-- A row of a list without ids, as a digest with a key: when it comes again in another list of the agency, it is about the person whom it brought (ADR 46).
create table person_import_row (
    agency_id uuid  not null,
    row_key   bytea not null,
    import_id uuid  not null,
    person_id uuid  not null,
    constraint person_import_row_pk primary key (agency_id, row_key, person_id),
    constraint person_import_row_person_id_fk foreign key (person_id) references person (id)
);

create index person_import_row_person_ix on person_import_row (person_id);
