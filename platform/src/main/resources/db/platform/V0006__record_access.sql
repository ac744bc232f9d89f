-- Who may know of a record of another service, as that service stated it; what hangs on the record is as hidden as the record.
create table record_access (
    record_id uuid not null,
    subject_id uuid not null,
    agency_id uuid not null,
    sensitivity text not null,
    running boolean not null,
    ended_at timestamptz,
    constraint record_access_pk primary key (record_id),
    constraint record_access_sensitivity_ck check (sensitivity in ('STANDARD', 'SENSITIVE', 'RESTRICTED'))
);
create index record_access_subject_ix on record_access (subject_id);

create table record_reader (
    record_id uuid not null,
    agency_id uuid not null,
    reader_key text not null,
    parts varchar[] not null,
    valid_until timestamptz,
    constraint record_reader_record_id_fk foreign key (record_id) references record_access (record_id)
);
create index record_reader_record_ix on record_reader (record_id);
create index record_reader_key_ix on record_reader (agency_id, reader_key, record_id);

-- On these days one account stands in for another.
create table absence_cover (
    absence_id uuid not null,
    agency_id uuid not null,
    account_id text not null,
    cover_id text not null,
    from_day date not null,
    to_day date not null,
    constraint absence_cover_pk primary key (absence_id)
);
create index absence_cover_cover_ix on absence_cover (cover_id, to_day);
