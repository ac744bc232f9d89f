-- What agencies report on plans. A locked report keeps its figures: a correction is another row.
create table plan_report (
    id            uuid        not null,
    version       int         not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    agency_id     uuid        not null,
    framework_id  uuid        not null,
    starts_on     date        not null,
    ends_on       date        not null,
    revision      int         not null,
    corrects_id   uuid,
    corrected     boolean     not null,
    status        text        not null,
    narrative_ar  text,
    narrative_en  text,
    return_reason text,
    submitted_by  text,
    locked_at     timestamptz,
    lines         jsonb       not null,
    constraint plan_report_pk primary key (id),
    constraint plan_report_revision_uk unique (framework_id, agency_id, starts_on, ends_on, revision),
    constraint plan_report_framework_fk foreign key (framework_id) references plan_framework (id),
    constraint plan_report_corrects_fk foreign key (corrects_id) references plan_report (id),
    constraint plan_report_status_ck check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'RESUBMITTED', 'REVIEWED', 'LOCKED')),
    constraint plan_report_locked_ck check ((status = 'LOCKED') = (locked_at is not null)),
    constraint plan_report_period_ck check (ends_on >= starts_on)
);
create index plan_report_agency_ix on plan_report (agency_id, id);
create index plan_report_status_ix on plan_report (status, id);
create index plan_report_corrects_ix on plan_report (corrects_id);
