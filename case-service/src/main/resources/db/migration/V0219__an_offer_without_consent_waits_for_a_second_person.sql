-- An offer that rests on no consent waits for a second person of the agency that makes it (ADR 36). A case has one running offer.
drop index transfer_offered_uk;
create unique index transfer_running_uk on transfer (case_id) where status in ('AWAITING_APPROVAL', 'OFFERED');

drop index transfer_expiry_ix;
create index transfer_expiry_ix on transfer (expires_at) where status in ('AWAITING_APPROVAL', 'OFFERED');
