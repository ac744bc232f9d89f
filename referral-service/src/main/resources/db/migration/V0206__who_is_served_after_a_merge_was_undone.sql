-- A statement names the record that a referral was drafted for. Where a merge of persons is taken back, that can be another one than before.
create trigger referral_subject_changed after update on referral for each row
    when (old.original_subject_id <> new.original_subject_id and new.status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD'))
    execute function referral_access_changed();
drop index referral_original_subject_ix;
