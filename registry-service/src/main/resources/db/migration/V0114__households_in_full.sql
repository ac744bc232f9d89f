-- Homes part and join; roles change while people stay.
alter table household add column status text not null default 'ACTIVE';
alter table household add column merged_into_id uuid;
alter table household add column split_from_id uuid;
alter table household add constraint household_merged_into_id_fk foreign key (merged_into_id) references household (id);
alter table household add constraint household_split_from_id_fk foreign key (split_from_id) references household (id);
alter table household add constraint household_status_ck check (status in ('ACTIVE', 'EMPTY', 'MERGED'));
alter table household add constraint household_merged_into_ck check ((status = 'MERGED') = (merged_into_id is not null));

alter table household_member add column role_since date;
update household_member set role_since = joined_on;
alter table household_member alter column role_since set not null;
alter table household_member add column leave_reason text;

-- Who was ever in whose home: a person's history asks by her.
create index household_member_person_ix on household_member (person_id);

-- What somebody was before in the same stay.
create table household_former_role (
    member_id  uuid    not null,
    role       text    not null,
    principal  boolean not null,
    role_since date    not null,
    role_until date    not null,
    constraint household_former_role_member_id_fk foreign key (member_id) references household_member (id),
    constraint household_former_role_time_ck check (role_until >= role_since)
);

create index household_former_role_member_ix on household_former_role (member_id);
