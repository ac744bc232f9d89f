-- Codes with which people say themselves what became of their referrals. Of the codes only hashes are kept.
create table feedback_invitation (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    referral_id uuid        not null,
    code_hash   text        not null,
    expires_at  timestamptz not null,
    used_at     timestamptz,
    constraint feedback_invitation_pk primary key (id),
    constraint feedback_invitation_code_uk unique (code_hash),
    constraint feedback_invitation_referral_id_fk foreign key (referral_id) references referral (id)
);
create index feedback_invitation_referral_ix on feedback_invitation (referral_id, created_at);

alter table referral add column feedback_first_hand boolean;
