-- A case that was opened on a consent is settled anew when the consent ends: since when it waits, and by when its owner settles it.
alter table case_file
    add column consent_ended_at timestamptz,
    add constraint case_file_consent_ended_ck check (consent_ended_at is null or legal_basis in ('CONSENT', 'ASSENT_PLUS_CAREGIVER'));

create index case_file_consent_ix on case_file (consent_id) where consent_id is not null;

-- Defaults, to be confirmed against the national procedures.
insert into deadline_policy (id, task_type, programme, risk, duration, working_days, remind_before, escalate_after, pauses_on_hold) values
    ('CONSENT_ENDED/ANY/HIGH', 'CONSENT_ENDED', 'ANY', 'HIGH', 'PT72H', false, 'PT24H', 'PT24H', false),
    ('CONSENT_ENDED/ANY/ANY', 'CONSENT_ENDED', 'ANY', 'ANY', 'P7D', true, 'PT48H', 'PT72H', false);
