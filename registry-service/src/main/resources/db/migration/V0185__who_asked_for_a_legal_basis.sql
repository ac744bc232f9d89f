-- Whoever asked for what was opened, as by drafting the referral, does not review it.
alter table legal_basis_use add column requested_by text;
