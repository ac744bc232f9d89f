-- After acceptance a requester asks to cancel; the recipient confirms, or the time for an answer runs out.
alter table referral
    add column business_status       text,
    add column cancellation_asked_at timestamptz,
    add column cancellation_due_at   timestamptz,
    add column cancellation_code     text,
    add column cancellation_text     text;

create index referral_cancellation_ix on referral (cancellation_due_at)
    where cancellation_due_at is not null and status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');

-- Three (working) days, as the other times: a default to be confirmed, so: data.
alter table deadline_policy add column cancellation text not null default 'PT72H';
