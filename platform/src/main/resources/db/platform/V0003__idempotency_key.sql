-- The answer of an act, kept in the transaction of the act. Status is null only inside that transaction.
create table idempotency_key (
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      int,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz not null default now(),
    constraint idempotency_key_pk primary key (caller, key)
);

create index idempotency_key_created_at_ix on idempotency_key (created_at);
