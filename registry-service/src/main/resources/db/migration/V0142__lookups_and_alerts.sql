-- Who asked how often whether persons are known, and how many records were shown: never what was asked for. It is only written to, so that no look-up waits for another.
create table lookup (
    at        timestamptz not null,
    subject   text        not null,
    agency_id uuid        not null,
    machine   boolean     not null,
    kind      text        not null,
    shown     int         not null,
    hinted    int         not null
);

create index lookup_at_ix on lookup (at);

-- An account with unusually many of them in an hour.
create table lookup_alert (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    subject      text        not null,
    window_start timestamptz not null,
    lookups      bigint      not null,
    records      bigint      not null,
    constraint lookup_alert_pk primary key (id),
    constraint lookup_alert_window_uk unique (subject, window_start)
);

create index lookup_alert_agency_ix on lookup_alert (agency_id, id desc);
