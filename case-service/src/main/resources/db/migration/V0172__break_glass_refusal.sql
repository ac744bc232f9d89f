-- Emergency access that was judged not justified is refused for a time, longer each time, and in the end until the agency's manager lifts it.
create table break_glass_refusal (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    account_id    text        not null,
    cause_id      uuid        not null,
    times         int         not null,
    refused_until timestamptz,
    lifted_by     text,
    lifted_at     timestamptz,
    lift_reason   text,
    constraint break_glass_refusal_pk primary key (id),
    constraint break_glass_refusal_cause_uk unique (cause_id),
    constraint break_glass_refusal_cause_fk foreign key (cause_id) references break_glass (id),
    constraint break_glass_refusal_second_person_ck check (lifted_by <> account_id)
);

create index break_glass_refusal_agency_ix on break_glass_refusal (agency_id, id desc);
create index break_glass_refusal_account_ix on break_glass_refusal (account_id) where lifted_at is null;

-- Whom the agency's manager asks to review an opening where the case's own supervisor cannot.
alter table break_glass add column delegate_id text;
alter table break_glass add constraint break_glass_delegate_ck check (delegate_id <> account_id);
create index break_glass_unreviewed_ix on break_glass (agency_id, id desc) where reviewed_at is null;

-- Defaults to be confirmed: the first refusal, the second, from the third on until it is lifted; the time for a review; for how long a refusal counts.
insert into workforce_rule values
    ('break-glass-refusals', 'PT24H,P7D'),
    ('break-glass-review-within', 'PT72H'),
    ('break-glass-refusal-counts-for', 'P365D');
