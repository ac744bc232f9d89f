-- A confidential need must not be found by writing it: others of the agency, who may not know of it, write a second one.
drop index person_need_uk;
create unique index person_need_uk on person_need (person_id, agency_id, code) where status = 'ACTIVE' and not confidential;
create unique index person_need_confidential_uk on person_need (person_id, agency_id, code, written_by) where status = 'ACTIVE' and confidential;
