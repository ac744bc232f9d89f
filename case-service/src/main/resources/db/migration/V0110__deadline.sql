-- Deadlines by kind of task, programme and risk; ANY where all. Defaults of the inter-agency guidelines, to be confirmed against the national procedures.
drop table deadline_policy;

create table deadline_policy (
    id             text    not null,
    task_type      text    not null,
    programme      text    not null,
    risk           text    not null,
    duration       text    not null,
    working_days   boolean not null,
    remind_before  text,
    escalate_after text,
    pauses_on_hold boolean not null,
    constraint deadline_policy_pk primary key (id),
    constraint deadline_policy_key_uk unique (task_type, programme, risk)
);

insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold)
select type || '/ANY/' || risk, type, 'ANY', risk, duration, working_days, remind, escalate, pauses
from (values
    ('ASSESSMENT', 'HIGH', 'PT24H', false, 'PT6H', 'PT24H', false),
    ('ASSESSMENT', 'MEDIUM', 'PT72H', true, 'PT24H', 'PT48H', true),
    ('ASSESSMENT', 'LOW', 'P7D', true, 'PT24H', 'P7D', true),
    ('ASSESSMENT', 'NOT_ASSESSED', 'PT48H', true, 'PT12H', 'PT48H', true),
    ('PLAN', 'ANY', 'P14D', true, 'PT48H', 'P7D', true),
    ('FOLLOW_UP', 'HIGH', 'P7D', false, 'PT24H', 'PT48H', true),
    ('FOLLOW_UP', 'MEDIUM', 'P14D', false, 'PT48H', 'P7D', true),
    ('FOLLOW_UP', 'LOW', 'P30D', false, 'PT48H', 'P14D', true),
    ('FOLLOW_UP', 'NOT_ASSESSED', 'P14D', false, 'PT48H', 'P7D', true),
    ('REVIEW', 'ANY', 'P90D', false, 'P7D', 'P14D', true),
    ('APPROVAL', 'HIGH', 'PT24H', false, null, 'PT24H', false),
    ('APPROVAL', 'ANY', 'PT72H', true, 'PT24H', 'PT72H', false),
    ('BREAK_GLASS_REVIEW', 'ANY', 'PT24H', true, null, 'PT48H', false),
    ('REASSIGNMENT', 'ANY', 'PT24H', true, null, 'PT24H', false)
) as defaults (type, risk, duration, working_days, remind, escalate, pauses);

create table holiday (
    day     date not null,
    name_ar text not null,
    name_en text not null,
    constraint holiday_pk primary key (day)
);

-- Those with a fixed day; the others are entered when they are announced.
insert into holiday
select make_date(year, month, day), ar, en
from generate_series(2026, 2033) year,
    (values (1, 1, 'رأس السنة الميلادية', 'New Year'), (5, 1, 'عيد العمال', 'Labour Day'),
            (5, 25, 'عيد الاستقلال', 'Independence Day'), (12, 25, 'عيد الميلاد', 'Christmas')) as fixed (month, day, ar, en);

alter table task
    add column remind_at      timestamptz,
    add column escalate_at    timestamptz,
    add column next_bell_at   timestamptz,
    add column breached_at    timestamptz,
    add column pauses_on_hold boolean not null default false,
    add column paused_at      timestamptz,
    add column recurring      boolean not null default false;

-- What the clock looks at, and nothing else.
create index task_bell_ix on task (next_bell_at) where next_bell_at is not null and paused_at is null and status in ('OPEN', 'IN_PROGRESS');
create index task_subject_ix on task (subject_id) where subject_id is not null;

alter table case_file
    add column risk_assessed_at timestamptz,
    add column stage_since      timestamptz;
