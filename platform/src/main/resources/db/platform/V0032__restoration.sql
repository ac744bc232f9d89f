-- Each time this database was put back to an earlier state (ADR 67). What was written between the point and the restoration is gone, and whoever read it is told so.
create table restoration (
    -- Seconds since 1970 when it was restored: also two restorations of one backup are two.
    epoch       bigint      not null,
    -- The state is that of this time.
    point       timestamptz not null,
    restored_at timestamptz not null,
    -- The last seal of the audit that is in the restored state; 0 where there is none.
    kept_seal   bigint      not null,
    constraint restoration_pk primary key (epoch)
);

-- Said once by whoever restores, as the owner of the schema, before the service starts.
create function declare_restoration(restored_point timestamptz) returns bigint language plpgsql as $$
declare
    restored timestamptz := clock_timestamp();
    declared bigint := cast(extract(epoch from restored) as bigint);
begin
    insert into restoration (epoch, point, restored_at, kept_seal)
        values (declared, restored_point, restored, (select coalesce(max(number), 0) from audit_seal));
    insert into audit_entry (at, subject, action, record_id, details)
        values (restored, 'platform', 'installation.restored', '00000000-0000-0000-0000-000000000000', '');
    -- Topics of facts are in no backup (ADR 56): everything is stated once more, also what a restatement of before had done.
    update fact_restatement set completed_at = restored where completed_at is null;
    insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', restored);
    return declared;
end $$;

revoke execute on function declare_restoration(timestamptz) from public;
do $$
begin
    if exists (select from pg_roles where rolname = 'wasl_runtime') then
        revoke insert, update, delete on restoration from wasl_runtime;
    end if;
end $$;
