-- Whoever is known to one of the agencies. Names, identifiers and ids of other systems hang on it.
create table person (
    id                   uuid        not null,
    version              int         not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    agency_id            uuid        not null,
    status               text        not null,
    sex                  text        not null,
    birth_date           date,
    birth_date_precision text,
    nationality          text,
    legal_status         text        not null,
    disability           boolean,
    phone                text,
    email                text,
    preferred_language   text,
    governorate          text,
    district             text,
    survivor_id          uuid,
    constraint person_pk primary key (id),
    constraint person_survivor_id_fk foreign key (survivor_id) references person (id),
    constraint person_status_ck check (status in ('ACTIVE', 'INACTIVE', 'MERGED', 'DECEASED', 'ERASED')),
    constraint person_merged_has_survivor_ck check ((status = 'MERGED') = (survivor_id is not null))
);

create index person_survivor_ix on person (survivor_id) where survivor_id is not null;
create index person_updated_ix on person (updated_at, id);
create index person_phone_ix on person (phone) where phone is not null;

-- The agencies that registered the person themselves and hold the record in full.
create table person_holder (
    person_id uuid not null,
    agency_id uuid not null,
    constraint person_holder_pk primary key (person_id, agency_id),
    constraint person_holder_person_id_fk foreign key (person_id) references person (id)
);

create index person_holder_agency_ix on person_holder (agency_id, person_id desc);

create table person_external_id (
    person_id uuid not null,
    agency_id uuid not null,
    scheme    text not null,
    value     text not null,
    constraint person_external_id_uk primary key (agency_id, scheme, value),
    constraint person_external_id_person_id_fk foreign key (person_id) references person (id)
);

create index person_external_id_person_ix on person_external_id (person_id);
