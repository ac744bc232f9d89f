-- What a plan required and was given: all lines of a year are one document, as the secretariat of a plan publishes it.
create table plan_funding (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    framework_id uuid        not null,
    year         int         not null,
    lines        jsonb       not null,
    constraint plan_funding_pk primary key (id),
    constraint plan_funding_year_uk unique (framework_id, year),
    constraint plan_funding_framework_fk foreign key (framework_id) references plan_framework (id)
);
