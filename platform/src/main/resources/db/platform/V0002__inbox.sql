-- The effect of an event and its id commit together, so that a redelivery does nothing.
create table inbox (
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    constraint inbox_pk primary key (event_id)
);

-- What could not be applied waits here for a person.
create table dead_letter (
    id               uuid        not null,
    topic            text        not null,
    key              text        not null,
    body             text        not null,
    reason           text        not null,
    source_partition int         not null,
    source_offset    bigint      not null,
    occurred_at      timestamptz not null default now(),
    resent_at        timestamptz,
    constraint dead_letter_pk primary key (id),
    constraint dead_letter_source_uk unique (topic, source_partition, source_offset)
);
