-- The registry learns which cases are only identified: such a case lets nobody of an agency without a record record consents (ADR 26).
insert into case_access_change (case_id) select id from case_file where status = 'IDENTIFIED';
