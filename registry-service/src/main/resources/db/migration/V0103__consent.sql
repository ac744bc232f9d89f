-- What a person allowed: for which purpose, to whom, which parts, until when. Never changed but for its withdrawal.
create table consent (
    id                uuid        not null,
    version           int         not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    agency_id         uuid        not null,
    person_id         uuid        not null,
    purpose           text        not null,
    legal_basis       text        not null,
    field_groups      text[]      not null,
    recipients        uuid[]      not null,
    given_by          text        not null,
    method            text        not null,
    given_at          timestamptz not null,
    expires_at        timestamptz,
    withdrawn_at      timestamptz,
    withdrawal_reason text,
    constraint consent_pk primary key (id),
    constraint consent_person_id_fk foreign key (person_id) references person (id),
    constraint consent_recipients_ck check (cardinality(recipients) > 0),
    constraint consent_expiry_ck check (expires_at is null or expires_at > given_at)
);

create index consent_person_ix on consent (person_id, purpose);
create index consent_recipients_ix on consent using gin (recipients) where withdrawn_at is null;
