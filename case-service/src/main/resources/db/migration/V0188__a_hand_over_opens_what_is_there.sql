-- The former owner of a case that was handed over reads on what was there then, and not what the new agency writes.
alter table share_grant add column as_of timestamptz;
