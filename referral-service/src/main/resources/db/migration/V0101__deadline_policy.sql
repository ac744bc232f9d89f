-- How long each step may take. Defaults of the inter-agency form and ours; to be confirmed by the ministry and UNHCR, so: data.
create table deadline_policy (
    priority    text    not null,
    working_days_only boolean not null,
    acknowledge text    not null,
    decide      text    not null,
    contact     text    not null,
    outcome     text    not null,
    expire      text,
    constraint deadline_policy_pk primary key (priority)
);

insert into deadline_policy values
    ('EMERGENCY', false, 'PT1H',  'PT24H', 'PT24H', 'P7D',  null),
    ('URGENT',    true,  'PT24H', 'PT72H', 'PT72H', 'P14D', 'P7D'),
    ('NORMAL',    true,  'PT72H', 'P14D',  'P7D',   'P30D', 'P28D');
