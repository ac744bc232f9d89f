-- That a name is used once is asked among the cases that the caller may know of: the name of a hidden case is not found by writing it.
alter table case_external_id drop constraint case_external_id_uk;
create index case_external_id_name_ix on case_external_id (agency_id, scheme, value);
