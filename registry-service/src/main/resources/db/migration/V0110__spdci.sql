-- Exchange with systems of social protection by the standard of SPDCI: who may send, what was sent, and what waits to be sent.

create table spdci_sender (
    id                 uuid        not null,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    agency_id          uuid        not null,
    sender_id          text        not null,
    keys               jsonb       not null,
    callbacks          text[]      not null,
    signature_required boolean     not null,
    active             boolean     not null,
    constraint spdci_sender_pk primary key (id)
);

create unique index spdci_sender_uk on spdci_sender (agency_id, sender_id);

-- Messages that came lately: each is heard once.
create table spdci_heard (
    agency_id  uuid        not null,
    sender_id  text        not null,
    message_id text        not null,
    heard_at   timestamptz not null,
    constraint spdci_heard_pk primary key (agency_id, sender_id, message_id)
);

create index spdci_heard_at_ix on spdci_heard (heard_at);

-- What became of each request, item by item. No personal data: that is in the answer alone.
create table spdci_transaction (
    id             uuid        not null,
    version        int         not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    agency_id      uuid        not null,
    sender_id      text        not null,
    transaction_id text        not null,
    kind           text        not null,
    outcomes       jsonb       not null,
    reference_ids  varchar[]   not null,
    constraint spdci_transaction_pk primary key (id)
);

create index spdci_transaction_named_ix on spdci_transaction (agency_id, sender_id, transaction_id);
create index spdci_transaction_references_ix on spdci_transaction using gin (reference_ids);
create index spdci_transaction_created_ix on spdci_transaction (created_at);

create table spdci_subscription (
    id                 uuid        not null,
    version            int         not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    agency_id          uuid        not null,
    sender_id          text        not null,
    event              text        not null,
    criteria_sealed    text        not null,
    criteria_index     bytea       not null,
    purpose            text,
    address            text        not null,
    starts_at          timestamptz,
    ends_at            timestamptz,
    cron               text,
    active             boolean     not null,
    constraint spdci_subscription_pk primary key (id)
);

create unique index spdci_subscription_uk on spdci_subscription (agency_id, sender_id, event, criteria_index) where active;
create index spdci_subscription_event_ix on spdci_subscription (event) where active;

-- Messages on their way to a partner. The text is sealed while it waits and gone when it arrived.
create table spdci_delivery (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    sender_id       text        not null,
    action          text        not null,
    address         text        not null,
    text_sealed     text,
    encrypted       boolean     not null,
    status          text        not null,
    attempts        int         not null,
    next_attempt_at timestamptz not null,
    last_outcome    text,
    constraint spdci_delivery_pk primary key (id),
    constraint spdci_delivery_status_ck check (status in ('WAITING', 'DELIVERED', 'DEAD')),
    constraint spdci_delivery_text_ck check ((text_sealed is null) = (status = 'DELIVERED'))
);

create index spdci_delivery_due_ix on spdci_delivery (next_attempt_at) where status = 'WAITING';

-- Messages that other registries sent to us, sealed, until whoever asked for them has read them.
create table spdci_received (
    id          uuid        not null,
    version     int         not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    agency_id   uuid        not null,
    sender_id   text        not null,
    action      text        not null,
    text_sealed text        not null,
    constraint spdci_received_pk primary key (id)
);

create index spdci_received_agency_ix on spdci_received (agency_id, id desc);

-- Asked for by what it opens: as the arrays of a query are typed.
alter table consent alter column field_groups type varchar[];
