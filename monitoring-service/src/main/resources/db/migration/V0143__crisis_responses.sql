-- Named responses to crises: where, when, in which phases, who leads, and by which figures they are followed.
create table crisis_response (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    title_ar       text        not null,
    title_en       text        not null,
    crisis         text        not null,
    glide_number   text,
    governorates   varchar[]   not null,
    districts      varchar[]   not null,
    camps          varchar[]   not null,
    starts_on      date        not null,
    ends_on        date,
    phases         jsonb       not null,
    lead_agency_id uuid        not null,
    indicators     varchar[]   not null,
    alert_id       uuid,
    status         text        not null,
    constraint crisis_response_pk primary key (id),
    constraint crisis_response_alert_fk foreign key (alert_id) references indicator_alert (id),
    constraint crisis_response_status_ck check (status in ('PLANNED', 'ACTIVE', 'CLOSED')),
    constraint crisis_response_period_ck check (ends_on >= starts_on),
    constraint crisis_response_area_ck check (cardinality(governorates) + cardinality(districts) + cardinality(camps) > 0)
);
create index crisis_response_status_ix on crisis_response (status, id);
create index crisis_response_alert_ix on crisis_response (alert_id) where alert_id is not null;
