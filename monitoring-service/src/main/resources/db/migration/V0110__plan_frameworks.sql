-- Plans: each edition is one document, with the codes that funding, targets and reports name.
create table plan_framework (
    id         uuid        not null,
    version    int         not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    agency_id  uuid        not null,
    code       text        not null,
    edition    text        not null,
    title_ar   text        not null,
    title_en   text        not null,
    starts_on  date        not null,
    ends_on    date        not null,
    status     text        not null,
    confirmed  boolean     not null,
    source     text        not null,
    nodes      jsonb       not null,
    constraint plan_framework_pk primary key (id),
    constraint plan_framework_edition_uk unique (code, edition),
    constraint plan_framework_status_ck check (status in ('DRAFT', 'PUBLISHED')),
    constraint plan_framework_period_ck check (ends_on >= starts_on)
);

-- What became of each part of a plan in the one that follows it.
create table plan_succession (
    id           uuid        not null,
    version      int         not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    agency_id    uuid        not null,
    framework_id uuid        not null,
    successor_id uuid        not null,
    mappings     jsonb       not null,
    constraint plan_succession_pk primary key (id),
    constraint plan_succession_framework_uk unique (framework_id),
    constraint plan_succession_framework_fk foreign key (framework_id) references plan_framework (id),
    constraint plan_succession_successor_fk foreign key (successor_id) references plan_framework (id),
    constraint plan_succession_other_ck check (framework_id <> successor_id)
);
create index plan_succession_successor_ix on plan_succession (successor_id);
