-- A restriction holds for the agency that was asked for it: of each record, for which other agencies the opposite holds.
alter table restricted_record add column except_for uuid[] not null default '{}';
