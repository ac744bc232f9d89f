-- The case on which a need was found: a confidential one is as hidden as that case.
alter table person_need add column case_id uuid;
drop index person_need_confidential_uk;
create unique index person_need_confidential_uk on person_need (person_id, agency_id, code, written_by, coalesce(case_id, person_id)) where status = 'ACTIVE' and confidential;
