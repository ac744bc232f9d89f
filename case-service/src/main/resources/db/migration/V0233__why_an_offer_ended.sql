-- Why the platform ended an offer of a case; null where a side did, or where nobody answered.
alter table transfer add column ended_by text;

-- An offer that came back is to be dealt with as a referral that did.
insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold)
values ('TRANSFER_RETURNED/ANY/ANY', 'TRANSFER_RETURNED', 'ANY', 'ANY', 'PT24H', true, 'PT6H', 'PT24H', false);
