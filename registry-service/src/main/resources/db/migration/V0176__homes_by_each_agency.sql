-- Where a person of two agencies lives is the word of each: a refusal must not tell one of them what the other wrote down. By one agency's word nobody lives in two homes.
drop index household_member_one_household_uk;
create unique index household_member_one_household_uk
    on household_member (person_id, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'::uuid))
    where left_on is null;
