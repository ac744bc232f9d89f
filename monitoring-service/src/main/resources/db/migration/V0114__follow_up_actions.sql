-- Public holidays, as the case service announces them; those with a fixed day are known from the start.
create table holiday (
    day date not null,
    constraint holiday_pk primary key (day)
);

insert into holiday
select make_date(year, month, day)
from generate_series(2026, 2033) year, (values (1, 1), (5, 1), (5, 25), (12, 25)) as fixed (month, day);

-- What agencies are to do because of a report on a plan, or of their own.
create table follow_up_action (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    title           text        not null,
    report_id       uuid,
    indicator       text,
    owner_agency_id uuid        not null,
    owner_account   text,
    due_on          date        not null,
    status          text        not null,
    remind_at       timestamptz not null,
    breach_at       timestamptz not null,
    escalate_at     timestamptz not null,
    alert_at        timestamptz,
    constraint follow_up_action_pk primary key (id),
    constraint follow_up_action_report_fk foreign key (report_id) references plan_report (id),
    constraint follow_up_action_line_ck check (indicator is null or report_id is not null),
    constraint follow_up_action_status_ck check (status in ('OPEN', 'IN_PROGRESS', 'DONE', 'CANCELLED')),
    constraint follow_up_action_alerts_ck check (remind_at < breach_at and breach_at < escalate_at)
);
create index follow_up_action_agency_ix on follow_up_action (agency_id, id);
create index follow_up_action_owner_ix on follow_up_action (owner_agency_id, id);
create index follow_up_action_report_ix on follow_up_action (report_id);
create index follow_up_action_alert_ix on follow_up_action (alert_at) where alert_at is not null;
