-- A stand-in for a real aggregate, so that the platform is tested without one.
create table parcel (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    label      text        not null,
    weight     int         not null,
    note       text,
    note_index bytea,
    status     text        not null,
    constraint parcel_pk primary key (id),
    constraint parcel_label_uk unique (label)
);

create table effect (
    parcel_id uuid not null,
    times     int  not null,
    constraint effect_pk primary key (parcel_id)
);
