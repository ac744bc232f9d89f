-- Who is written to when figures of a period are published: by the account's own address, with a link and without figures.
create table report_subscription (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    account_id     text        not null,
    address_sealed text        not null,
    indicators     text[]      not null,
    framework      text,
    dimensions     text[]      not null,
    frequency      text        not null,
    format         text        not null,
    language       text        not null,
    due_on         date        not null,
    retry_at       timestamptz,
    attempts       int         not null default 0,
    mail_state     text        not null,
    mailed_at      timestamptz,
    told_from      date,
    told_to        date,
    constraint report_subscription_pk primary key (id),
    constraint report_subscription_selection_ck check (cardinality(indicators) > 0 or framework is not null),
    constraint report_subscription_frequency_ck check (frequency in ('WEEK', 'MONTH', 'QUARTER')),
    constraint report_subscription_format_ck check (format in ('XLSX', 'HXL')),
    constraint report_subscription_language_ck check (language in ('AR', 'EN')),
    constraint report_subscription_mail_state_ck check (mail_state in ('NOT_YET', 'SENT', 'RETRYING', 'UNDELIVERED'))
);
create index report_subscription_account_ix on report_subscription (account_id, id);
create index report_subscription_agency_ix on report_subscription (agency_id);
create index report_subscription_due_ix on report_subscription (due_on, id);
