-- A request to another organization to serve somebody, from draft to outcome. What is disclosed is frozen at sending and sealed.
create table referral (
    id                     uuid        not null,
    version                int         not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    agency_id              uuid        not null,
    reference              text        not null,
    status                 text        not null,
    priority               text        not null,
    case_id                uuid,
    plan_action_id         uuid,
    subject_id             uuid        not null,
    original_subject_id    uuid        not null,
    service_type           text        not null,
    service_at_location_id uuid        not null,
    target_organization_id uuid        not null,
    requester              text        not null,
    reason                 text,
    accommodation_needs    varchar[]   not null,
    interpreter_language   text,
    consent_id             uuid,
    summary_sealed         text,
    profile_sealed         text,
    access_closed_at       timestamptz,
    appointment_start      timestamptz,
    appointment_end        timestamptz,
    acknowledge_due_at     timestamptz,
    decide_due_at          timestamptz,
    contact_due_at         timestamptz,
    outcome_due_at         timestamptz,
    expires_at             timestamptz,
    reason_code            text,
    reason_text            text,
    outcome                text,
    sent_at                timestamptz,
    received_at            timestamptz,
    decided_at             timestamptz,
    started_at             timestamptz,
    closed_at              timestamptz,
    constraint referral_pk primary key (id),
    constraint referral_reference_uk unique (reference),
    constraint referral_sent_has_consent_ck check (sent_at is null or consent_id is not null),
    constraint referral_service_at_location_id_fk foreign key (service_at_location_id) references service_at_location (id)
);

create index referral_out_ix on referral (agency_id, id desc);
create index referral_in_ix on referral (target_organization_id, id desc) where sent_at is not null;
create index referral_consent_ix on referral (consent_id) where consent_id is not null;
create index referral_subject_ix on referral (subject_id, service_type);
create index referral_original_subject_ix on referral (original_subject_id);
create index referral_expiry_ix on referral (expires_at) where status in ('SENT', 'RECEIVED', 'WAITLISTED');

create table referral_event (
    id          uuid        not null,
    referral_id uuid        not null,
    step        text        not null,
    from_status text        not null,
    to_status   text        not null,
    agency_id   uuid,
    actor       text        not null,
    reason_code text,
    at          timestamptz not null,
    constraint referral_event_pk primary key (id),
    constraint referral_event_referral_id_fk foreign key (referral_id) references referral (id)
);

create index referral_event_referral_ix on referral_event (referral_id, id);
