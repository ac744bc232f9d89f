-- People who live and eat together. Membership is history: it ends, it is never deleted.
create table household (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    constraint household_pk primary key (id)
);

create table household_member (
    id           uuid    not null,
    household_id uuid    not null,
    person_id    uuid    not null,
    role         text    not null,
    principal    boolean not null,
    joined_on    date    not null,
    left_on      date,
    constraint household_member_pk primary key (id),
    constraint household_member_household_id_fk foreign key (household_id) references household (id),
    constraint household_member_person_id_fk foreign key (person_id) references person (id),
    constraint household_member_time_ck check (left_on is null or left_on >= joined_on)
);

create unique index household_member_one_household_uk on household_member (person_id) where left_on is null;
create index household_member_household_ix on household_member (household_id);
