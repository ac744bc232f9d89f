-- When a figure is so high, so low, or rises so fast that somebody must look at it.
create table indicator_threshold (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    indicator      text        not null,
    period         text        not null,
    dimension      text,
    group_code     text,
    comparison     text        not null,
    limit_value    numeric     not null,
    title_ar       text        not null,
    title_en       text        not null,
    advice_ar      text        not null,
    advice_en      text        not null,
    responsible_id uuid,
    active         boolean     not null,
    compared_with  timestamptz,
    constraint indicator_threshold_pk primary key (id),
    constraint indicator_threshold_group_ck check ((dimension is null) = (group_code is null)),
    constraint indicator_threshold_period_ck check (period in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR')),
    constraint indicator_threshold_comparison_ck check (comparison in ('ABOVE', 'BELOW', 'RISES_BY'))
);
create index indicator_threshold_indicator_ix on indicator_threshold (indicator, id);
create index indicator_threshold_active_ix on indicator_threshold (id) where active;

-- That a figure passed a threshold in a period, with what the threshold and the figures said then: once for a period.
create table indicator_alert (
    id               uuid             not null,
    version          int              not null,
    created_at       timestamptz      not null,
    updated_at       timestamptz      not null,
    agency_id        uuid             not null,
    threshold_id     uuid             not null,
    indicator        text             not null,
    period           text             not null,
    dimension        text,
    group_code       text,
    comparison       text             not null,
    limit_value      numeric          not null,
    title_ar         text             not null,
    title_en         text             not null,
    advice_ar        text             not null,
    advice_en        text             not null,
    responsible_id   uuid,
    starts_on        date             not null,
    ends_on          date             not null,
    figure           double precision not null,
    figure_before    double precision,
    published_at     timestamptz      not null,
    status           text             not null,
    dismissal_reason text,
    constraint indicator_alert_pk primary key (id),
    constraint indicator_alert_period_uk unique (threshold_id, starts_on),
    constraint indicator_alert_threshold_fk foreign key (threshold_id) references indicator_threshold (id),
    constraint indicator_alert_status_ck
        check (status in ('RAISED', 'ACKNOWLEDGED', 'FOLLOWED', 'DISMISSED', 'CLEARED')),
    constraint indicator_alert_dismissal_ck check ((status = 'DISMISSED') = (dismissal_reason is not null))
);
create index indicator_alert_indicator_ix on indicator_alert (indicator, id);
create index indicator_alert_responsible_ix on indicator_alert (responsible_id, id);
