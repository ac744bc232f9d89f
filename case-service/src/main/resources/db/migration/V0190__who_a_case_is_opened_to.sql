-- What opens a case beyond need to know: a grant that was not revoked, or emergency access. The rooms of the two keep the rows; who asks whether a case is
-- open reads this view, which has one row for each, also of those that are over by now.
create view case_opening as
    select id, case_id, grantee_id as agency_id, grantee_account as account_id, purpose, categories, grant_level,
           as_of, valid_to as open_until, false as emergency
      from share_grant
     where revoked_at is null
    union all
    select id, case_id, agency_id, account_id, null, null, null, null, opens_until, true
      from break_glass;
