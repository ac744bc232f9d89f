-- More of what a registrar writes down, and of the papers that numbers stand on.
alter table person add column marital_status text;
alter table person add column deceased_on date;
-- What a merged record was before: taking the merge back is exact.
alter table person add column status_before_merge text;
alter table person add constraint person_deceased_ck check (deceased_on is null or status in ('DECEASED', 'MERGED', 'ERASED'));

alter table person_identifier add column country text;
alter table person_identifier add column valid_from date;
alter table person_identifier add column valid_to date;
alter table person_identifier add constraint person_identifier_time_ck check (valid_to >= valid_from);
