-- How far the goals of the plan were reached when the case was closed.
alter table case_file add column goals_met int;

-- A service that a referral does follows it.
alter table service_delivery
    add column referral_id    uuid,
    add column referral_ended text;

create unique index service_delivery_referral_uk on service_delivery (case_id, referral_id) where referral_id is not null;

-- Somebody may need help: by when a person looks at it.
insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold)
values ('FIRST_RESPONSE/ANY/ANY', 'FIRST_RESPONSE', 'ANY', 'ANY', 'PT24H', false, 'PT6H', 'PT24H', false);

-- Queues are read by due date, what has none comes last.
alter table task add column due_order timestamptz not null generated always as (coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')) stored;

create index task_assignee_open_ix on task (assignee, due_order, id) where status in ('OPEN', 'IN_PROGRESS');
create index case_file_supervisor_ix on case_file (supervisor_id, id desc);
