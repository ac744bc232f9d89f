-- The other services learn the purpose of the grants that are in force.
insert into case_access_change (case_id)
    select distinct case_id from share_grant where revoked_at is null and valid_to > now();
