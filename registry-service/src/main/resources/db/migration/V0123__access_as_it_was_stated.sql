-- Who works with a person is known from now on by what the case service states. Until it has stated a case again, only its owner and supervisor know of it.
insert into record_access (record_id, subject_id, agency_id, sensitivity, running, ended_at)
    select case_id, person_id, agency_id, 'RESTRICTED', working, ended_at from case_circle;
insert into record_reader (record_id, agency_id, reader_key, parts)
    select case_id, agency_id, 'owner:' || owner_id, array['SUBJECT'] from case_circle;
insert into record_reader (record_id, agency_id, reader_key, parts)
    select case_id, agency_id, 'supervisor:' || coalesce(supervisor_id, '*'), array['SUBJECT'] from case_circle;
drop table case_circle;
