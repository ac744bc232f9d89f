-- What happened, for partners to read in order. A row says who may learn of it; nobody else is told that it exists.
create table change (
    seq      bigint generated always as identity,
    event_id uuid        not null,
    type     text        not null,
    subject  uuid        not null,
    at       timestamptz not null,
    audience uuid[]      not null,
    data     text        not null,
    constraint change_pk primary key (seq),
    constraint change_event_uk unique (event_id)
);

create index change_audience_ix on change using gin (audience);
