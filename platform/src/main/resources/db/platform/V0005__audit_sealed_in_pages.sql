-- A row of the audit is written once and never again: the chain stands beside it, one seal for all the rows of a stretch of transactions (ADR 9).
-- What stood before is sealed anew, in the first stretch.
drop trigger audit_entry_append_only on audit_entry;
drop index audit_entry_record_ix, audit_entry_unsealed_ix;
alter table audit_entry
    drop constraint audit_entry_pk,
    drop column place,
    drop column hash,
    add column tx bigint not null default 0,
    add constraint audit_entry_pk primary key (tx, seq);
alter table audit_entry alter column tx drop default;
create index audit_entry_record_ix on audit_entry (record_id, tx, seq);

-- Holds the rows of transactions before until_tx that no earlier seal holds.
create table audit_seal (
    number   bigint      not null,
    until_tx bigint      not null,
    at       timestamptz not null default clock_timestamp(),
    entries  bigint      not null,
    hash     bytea       not null,
    constraint audit_seal_pk primary key (number),
    constraint audit_seal_until_uk unique (until_tx)
);

drop table audit_head;
create table audit_head (
    only_row  boolean not null default true,
    number    bigint  not null,
    entries   bigint  not null,
    until_tx  bigint  not null,
    hash      bytea   not null,
    mac       bytea   not null,
    -- Transaction numbers begin anew in a database restored from a dump; with this added they only ever grow.
    tx_offset bigint  not null,
    constraint audit_head_pk primary key (only_row),
    constraint audit_head_only_row_ck check (only_row)
);
insert into audit_head (number, entries, until_tx, hash, mac, tx_offset) values (0, 0, 0, '', '', 0);

create or replace function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'audit rows are never changed';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();
create trigger audit_seal_append_only before update or delete on audit_seal
    for each row execute function audit_entry_is_append_only();
