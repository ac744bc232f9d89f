-- Links for providers without a system: one referral, opened once. Of the secrets only hashes are kept.
create table provider_link (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    referral_id   uuid        not null,
    address       text        not null,
    token_hash    text        not null,
    expires_at    timestamptz not null,
    opened_at     timestamptz,
    session_hash  text,
    session_until timestamptz,
    mail_sealed   text,
    mailed_at     timestamptz,
    mail_attempts int         not null default 0,
    constraint provider_link_pk primary key (id),
    constraint provider_link_token_uk unique (token_hash),
    constraint provider_link_session_uk unique (session_hash),
    constraint provider_link_referral_id_fk foreign key (referral_id) references referral (id)
);
create index provider_link_referral_ix on provider_link (referral_id, id desc);
create index provider_link_mail_ix on provider_link (id) where mail_sealed is not null;
create index referral_escalated_ix on referral (id) where escalation_level > 0;
