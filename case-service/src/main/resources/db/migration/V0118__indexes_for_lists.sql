-- What the lists are filtered by, where few rows of many are wanted: without these a rare concern would be looked for through the whole agency.
create index case_file_agency_status_ix on case_file (agency_id, status, id desc);
create index case_file_concerns_ix on case_file using gin (concerns);
create index case_file_specific_needs_ix on case_file using gin (specific_needs);
