-- A referral that came back without the service, or with a question: by when the caseworker looks at it.
insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold)
values ('REFERRAL_RESPONSE/ANY/ANY', 'REFERRAL_RESPONSE', 'ANY', 'ANY', 'PT24H', true, 'PT6H', 'PT24H', false);
