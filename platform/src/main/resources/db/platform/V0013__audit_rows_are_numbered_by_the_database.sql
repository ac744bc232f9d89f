-- A row is of the transaction that writes it, whatever its writer says: one with a number of the future would be read, and never sealed.
create function audit_entry_is_of_its_transaction() returns trigger language plpgsql as $$
begin
    new.tx := (select max(tx_offset) from audit_offset) + cast(cast(pg_current_xact_id() as text) as bigint);
    return new;
end $$;
create trigger audit_entry_numbered before insert on audit_entry
    for each row execute function audit_entry_is_of_its_transaction();

-- The numbers go on where a restored database counts from the beginning, by what is missing and by no more.
create function audit_offset_is_what_is_missing() returns trigger language plpgsql as $$
declare
    ended bigint := cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint);
    sealed bigint := (select coalesce(max(until_tx), 0) from audit_seal);
begin
    if (select max(tx_offset) from audit_offset) + ended >= sealed then
        return null;
    end if;
    new.tx_offset := greatest(sealed, (select coalesce(max(tx), 0) + 1 from audit_entry)) - ended;
    new.at := clock_timestamp();
    return new;
end $$;
create trigger audit_offset_continued before insert on audit_offset
    for each row execute function audit_offset_is_what_is_missing();
