-- Who offers what, where. Ids of imported records are kept: they are how partners name them.
create table organization (
    id               uuid        not null,
    version          int         not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    agency_id        uuid        not null,
    name_ar          text,
    name_en          text        not null,
    description_ar   text,
    description_en   text,
    type             text,
    referral_enabled boolean     not null,
    constraint organization_pk primary key (id)
);

create table location (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    name_ar     text,
    name_en     text        not null,
    centre_type text        not null,
    governorate text,
    city        text,
    latitude    double precision,
    longitude   double precision,
    accessibility varchar[] not null,
    constraint location_pk primary key (id)
);

create index location_place_ix on location (latitude, longitude);

create table service (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    name_ar        text,
    name_en        text        not null,
    description_ar text,
    description_en text,
    service_type   text        not null,
    sensitive      boolean     not null,
    minimum_age    int,
    maximum_age    int,
    assured_on     date,
    constraint service_pk primary key (id),
    constraint service_agency_id_fk foreign key (agency_id) references organization (id),
    constraint service_age_ck check (minimum_age is null or maximum_age is null or minimum_age <= maximum_age)
);

create index service_agency_ix on service (agency_id);
create index service_type_ix on service (service_type);

create table service_at_location (
    id                uuid        not null,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    agency_id         uuid        not null,
    service_id        uuid        not null,
    location_id       uuid        not null,
    accepts_referrals boolean     not null,
    hours             jsonb       not null,
    constraint service_at_location_pk primary key (id),
    constraint service_at_location_service_id_fk foreign key (service_id) references service (id),
    constraint service_at_location_location_id_fk foreign key (location_id) references location (id)
);

create index service_at_location_service_ix on service_at_location (service_id);
create index service_at_location_location_ix on service_at_location (location_id);
