-- A child of parents who live apart has a second home. The main home is where the person is counted: by one agency's word there is one at a time.
alter table household_member add column stay text not null default 'MAIN';
alter table household_member add constraint household_member_stay_ck check (stay in ('MAIN', 'SHARED'));
alter table household_former_role add column stay text not null default 'MAIN';

drop index household_member_one_household_uk;
create unique index household_member_one_household_uk
    on household_member (person_id, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'::uuid))
    where left_on is null and stay = 'MAIN';
