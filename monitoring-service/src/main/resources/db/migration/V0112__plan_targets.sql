-- What the indicators of a plan are to reach, by period, place and responsible agency.
create table plan_target (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    framework_id uuid        not null,
    indicator    text        not null,
    baseline     numeric,
    baseline_on  date,
    lines        jsonb       not null,
    constraint plan_target_pk primary key (id),
    constraint plan_target_indicator_uk unique (framework_id, indicator),
    constraint plan_target_framework_fk foreign key (framework_id) references plan_framework (id),
    constraint plan_target_baseline_ck check ((baseline is null) = (baseline_on is null))
);
