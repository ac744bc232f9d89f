alter table assessment rename column findings_sealed to content_sealed;

-- Parts of a case opened to another agency until a time, on a consent or another reason that is named.
create table share_grant (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    case_id         uuid        not null,
    grantee_id      uuid        not null,
    grantee_account text,
    purpose         text        not null,
    categories      varchar[]   not null,
    grant_level     text        not null,
    consent_id      uuid,
    override_reason text,
    valid_to        timestamptz not null,
    revoked_at      timestamptz,
    granted_by      text        not null,
    constraint share_grant_pk primary key (id),
    constraint share_grant_case_id_fk foreign key (case_id) references case_file (id),
    constraint share_grant_basis_ck check ((consent_id is null) <> (override_reason is null))
);

create index share_grant_case_ix on share_grant (case_id, id desc);
create index share_grant_grantee_ix on share_grant (grantee_id, case_id) where revoked_at is null;
create index share_grant_consent_ix on share_grant (consent_id) where revoked_at is null;

-- Emergency access, for three hours, with a reason; the supervisor is told and reviews it.
create table break_glass (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    case_id     uuid        not null,
    account_id  text        not null,
    reason      text        not null,
    opens_until timestamptz not null,
    justified   boolean,
    comment     text,
    reviewed_by text,
    reviewed_at timestamptz,
    constraint break_glass_pk primary key (id),
    constraint break_glass_case_id_fk foreign key (case_id) references case_file (id),
    constraint break_glass_second_person_ck check (reviewed_by is null or reviewed_by <> account_id)
);

create index break_glass_case_ix on break_glass (case_id, id desc);
create index break_glass_account_ix on break_glass (account_id, opens_until);

-- A case offered to another agency, and what became of the offer.
create table transfer (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    case_id         uuid        not null,
    to_agency_id    uuid        not null,
    content_sealed  text        not null,
    consent_id      uuid,
    override_reason text,
    handover_days   int         not null,
    status          text        not null,
    offered_by      text        not null,
    decided_by      text,
    decided_at      timestamptz,
    decision_reason text,
    expires_at      timestamptz not null,
    constraint transfer_pk primary key (id),
    constraint transfer_case_id_fk foreign key (case_id) references case_file (id),
    constraint transfer_basis_ck check ((consent_id is null) <> (override_reason is null))
);

create index transfer_case_ix on transfer (case_id, id desc);
create index transfer_to_ix on transfer (to_agency_id, id desc);
create index transfer_from_ix on transfer (agency_id, id desc);
create index transfer_expiry_ix on transfer (expires_at) where status = 'OFFERED';
create unique index transfer_offered_uk on transfer (case_id) where status = 'OFFERED';
