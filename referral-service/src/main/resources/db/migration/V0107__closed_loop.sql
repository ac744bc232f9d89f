-- The loop that always closes: every wait has a clock, every clock escalates, and one index holds what is due.
alter table referral
    add column need_codes           varchar[]   not null default '{}',
    add column restrictions         text,
    add column request_sealed       text,
    add column receiver_reference   text,
    add column alternatives         uuid[]      not null default '{}',
    add column appointment_status   text,
    add column chain_id             uuid,
    add column previous_referral_id uuid,
    add column attempt_no           int         not null default 1,
    add column onward               boolean     not null default false,
    add column reopened_count       int         not null default 0,
    add column info_requests        int         not null default 0,
    add column void_asked_at        timestamptz,
    add column waitlisted_at        timestamptz,
    add column estimated_start      date,
    add column deciding_since       timestamptz,
    add column working_since        timestamptz,
    add column reviewing_since      timestamptz,
    add column review_due_at        timestamptz,
    add column paused_at            timestamptz,
    add column checked_until        timestamptz,
    add column next_check_at        timestamptz,
    add column next_due_at          timestamptz,
    add column escalation_level     int         not null default 0,
    add column received_service     text,
    add column rating               int,
    add column feedback_channel     text,
    add column feedback_sealed      text,
    add column feedback_at          timestamptz;

update referral
   set chain_id        = id,
       deciding_since  = sent_at,
       working_since   = decided_at,
       waitlisted_at   = case when status = 'WAITLISTED' then updated_at end,
       reviewing_since = case when status in ('WAITLISTED', 'ON_HOLD') then updated_at end,
       review_due_at   = case when status in ('WAITLISTED', 'ON_HOLD') then updated_at + interval '30 days' end,
       appointment_status = case when appointment_start is not null then 'SCHEDULED' end,
       checked_until   = now(),
       next_due_at     = case status
                             when 'SENT' then least(acknowledge_due_at, decide_due_at)
                             when 'RECEIVED' then decide_due_at
                             when 'ACCEPTED' then least(contact_due_at, outcome_due_at)
                             when 'IN_PROGRESS' then outcome_due_at
                             when 'WAITLISTED' then updated_at + interval '30 days'
                             when 'ON_HOLD' then updated_at + interval '30 days'
                         end,
       -- The first sweep sets them right.
       next_check_at   = case when status in ('DRAFT', 'SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'WAITLISTED', 'ON_HOLD') then now() end;
alter table referral alter column chain_id set not null;

drop index referral_expiry_ix;
drop index referral_cancellation_ix;
create index referral_check_ix on referral (next_check_at) where next_check_at is not null;
create index referral_in_due_ix on referral (target_organization_id, next_due_at) where next_due_at is not null;
create index referral_out_due_ix on referral (agency_id, next_due_at) where next_due_at is not null;
create index referral_chain_ix on referral (chain_id, id);
create index referral_waiting_ix on referral (service_at_location_id, waitlisted_at) where status = 'WAITLISTED';
create index referral_case_ix on referral (case_id) where case_id is not null;

create table referral_escalation (
    id          uuid        not null,
    referral_id uuid        not null,
    deadline    text        not null,
    level       int         not null,
    due_at      timestamptz not null,
    raised_at   timestamptz not null,
    resolved_at timestamptz,
    constraint referral_escalation_pk primary key (id),
    constraint referral_escalation_once_uk unique (referral_id, deadline, due_at, level),
    constraint referral_escalation_referral_id_fk foreign key (referral_id) references referral (id)
);
create index referral_escalation_open_ix on referral_escalation (level, id desc) where resolved_at is null;

create table referral_message (
    id          uuid        not null,
    referral_id uuid        not null,
    kind        text        not null,
    agency_id   uuid        not null,
    author      text        not null,
    text_sealed text        not null,
    at          timestamptz not null,
    constraint referral_message_pk primary key (id),
    constraint referral_message_referral_id_fk foreign key (referral_id) references referral (id)
);
create index referral_message_referral_ix on referral_message (referral_id, id);

-- A referral that is put aside is looked at again; a default to be confirmed, so: data.
alter table deadline_policy add column review text not null default 'P30D';

-- Places of a service at a location, where somebody counts them.
create table capacity (
    service_at_location_id uuid        not null,
    places                 int         not null,
    held                   int         not null default 0,
    taken                  int         not null default 0,
    updated_at             timestamptz not null,
    constraint capacity_pk primary key (service_at_location_id),
    constraint capacity_counts_ck check (places >= 0 and held >= 0 and taken >= 0),
    constraint capacity_service_at_location_id_fk foreign key (service_at_location_id) references service_at_location (id)
);

create table capacity_hold (
    id                     uuid        not null,
    version                int         not null,
    created_at             timestamptz not null,
    updated_at             timestamptz not null,
    agency_id              uuid        not null,
    service_at_location_id uuid        not null,
    referral_id            uuid,
    state                  text        not null,
    expires_at             timestamptz,
    constraint capacity_hold_pk primary key (id),
    constraint capacity_hold_service_at_location_id_fk foreign key (service_at_location_id) references service_at_location (id)
);
create unique index capacity_hold_referral_uk on capacity_hold (referral_id) where state in ('HELD', 'CONSUMED');
create index capacity_hold_expiry_ix on capacity_hold (expires_at) where state = 'HELD';
create index capacity_hold_place_ix on capacity_hold (service_at_location_id) where state in ('HELD', 'CONSUMED');
