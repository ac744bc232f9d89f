-- How many a recipient has open, where it takes only so many.
create index referral_open_at_ix on referral (service_at_location_id)
    where status in ('SENT', 'RECEIVED', 'WAITLISTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');

-- On what a referral went: a consent, or without one another basis and why.
alter table referral add column legal_basis text, add column basis_reason_sealed text;
update referral set legal_basis = 'CONSENT' where consent_id is not null;
alter table referral drop constraint referral_sent_has_consent_ck;
alter table referral add constraint referral_sent_has_consent_or_basis_ck
    check (sent_at is null or consent_id is not null or (legal_basis is not null and legal_basis <> 'CONSENT' and basis_reason_sealed is not null));
