-- Who did or saw what. A row is written once, sealed once, and then never changed.
create table audit_entry (
    seq        bigint generated always as identity,
    at         timestamptz not null default clock_timestamp(),
    subject    text        not null,
    agency_id  uuid,
    purpose    text,
    action     text        not null,
    record_id  uuid        not null,
    details    text        not null,
    request_id text,
    place      bigint,
    hash       bytea,
    constraint audit_entry_pk primary key (seq),
    constraint audit_entry_place_uk unique (place)
);

create index audit_entry_record_ix on audit_entry (record_id, seq desc);
create index audit_entry_unsealed_ix on audit_entry (seq) where place is null;

create table audit_head (
    only_row boolean not null default true,
    sealed   bigint  not null,
    hash     bytea   not null,
    mac      bytea   not null,
    constraint audit_head_pk primary key (only_row),
    constraint audit_head_only_row_ck check (only_row)
);

insert into audit_head (sealed, hash, mac) values (0, '', '');

create function audit_entry_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.place is null and new.place is not null
        and (new.seq, new.at, new.subject, new.action, new.record_id, new.details)
            = (old.seq, old.at, old.subject, old.action, old.record_id, old.details) then
        return new;
    end if;
    raise exception 'audit rows are never changed';
end $$;

create trigger audit_entry_append_only before update or delete on audit_entry
    for each row execute function audit_entry_is_append_only();
