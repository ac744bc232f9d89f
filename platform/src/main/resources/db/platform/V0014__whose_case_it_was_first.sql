-- A case follows its person into a merge and out of it: what was recorded on it meanwhile goes with it.
alter table record_access add column original_subject_id uuid;
update record_access set original_subject_id = subject_id;
create index record_access_original_subject_ix on record_access (original_subject_id);
