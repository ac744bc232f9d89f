-- Events wait here from the commit that made them true until Kafka has them.
create table outbox (
    seq        bigint generated always as identity,
    topic      text        not null,
    key        text        not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    constraint outbox_pk primary key (seq)
);
