-- Who wrote that somebody lives somewhere: it goes with its writer when a merge is taken back.
alter table household_member add column agency_id uuid;
alter table household_member add column added_at timestamptz;

-- A person may ask that her record only be kept; and what is erased is so everywhere.
alter table person add column restricted_at timestamptz;

-- Since when nobody works with her on this case any more: the law keeps what was for some years after.
alter table case_circle add column ended_at timestamptz;

-- What somebody asked of her data, and what became of it. What she wants corrected is sealed.
create table subject_request (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    person_id       uuid        not null,
    kind            text        not null,
    status          text        not null,
    asked_by        text        not null,
    guardianship_id uuid,
    received_on     date        not null,
    due_on          date        not null,
    proposal_sealed text,
    decided_by      text,
    decided_at      timestamptz,
    refusal         text,
    outcome         text,
    constraint subject_request_pk primary key (id),
    constraint subject_request_person_id_fk foreign key (person_id) references person (id),
    constraint subject_request_kind_ck check (kind in ('ACCESS', 'RECTIFICATION', 'RESTRICTION', 'ERASURE')),
    constraint subject_request_status_ck check (status in ('RECEIVED', 'FULFILLED', 'REFUSED', 'WITHDRAWN', 'LIFTED')),
    constraint subject_request_proposal_ck check (proposal_sealed is null or kind = 'RECTIFICATION')
);

create index subject_request_agency_ix on subject_request (agency_id, id desc);
create index subject_request_person_ix on subject_request (person_id);

-- For how long what is kept: data, so that a ministry can change it without a release.
create table retention_rule (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    subject    text        not null,
    keep_days  int         not null,
    active     boolean     not null,
    basis      text        not null,
    constraint retention_rule_pk primary key (id),
    constraint retention_rule_uk unique (subject),
    constraint retention_rule_days_ck check (keep_days > 0)
);

insert into retention_rule (id, version, created_at, updated_at, agency_id, subject, keep_days, active, basis)
select cast('0190a000-0000-7000-8000-00000000f' || lpad(place::text, 3, '0') as uuid), 0, now(), now(),
       '00000000-0000-0000-0000-000000000000', subject, keep_days, active, basis
from (values
    (1, 'CLOSED_CASE', 1825, true, 'What was done for a person can be accounted for'),
    (2, 'DECEASED_PERSON', 3650, false, 'Inheritance and accounts of assistance'),
    (3, 'INACTIVE_PERSON', 3650, false, 'Nobody needs the record any more'),
    (4, 'PERSON_HISTORY', 3650, true, 'Corrections can be traced'),
    (5, 'IMPORT', 90, true, 'Faults of a list are mended'),
    (6, 'EXCHANGED_MESSAGE', 30, true, 'What was not fetched can be fetched')) as rule (place, subject, keep_days, active, basis);

-- What a rule did when. How many, never who.
create table retention_run (
    id       uuid        not null,
    rule_id  uuid        not null,
    at       timestamptz not null,
    removed  bigint      not null,
    held     bigint      not null,
    constraint retention_run_pk primary key (id),
    constraint retention_run_rule_id_fk foreign key (rule_id) references retention_rule (id)
);

create index retention_run_rule_ix on retention_run (rule_id, id desc);
create index person_status_ix on person (status, updated_at) where status in ('DECEASED', 'INACTIVE');
