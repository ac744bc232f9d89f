-- Where a merge of persons is taken back, a case goes with the record of the agency that opened it, also after it was handed over.
alter table case_file add column opened_by_agency uuid;
update case_file f set opened_by_agency = coalesce(
    (select t.agency_id from transfer t where t.case_id = f.id and t.status = 'ACCEPTED' order by t.id limit 1), f.agency_id);
alter table case_file alter column opened_by_agency set not null;
drop index case_file_original_subject_ix;
