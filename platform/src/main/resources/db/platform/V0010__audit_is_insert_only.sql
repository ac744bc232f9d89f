-- The audit is only ever added to, by everybody: the last seal is the head, so that the service writes it with the right to insert alone, and no head can be
-- set back, emptied or left behind (ADR 30).
alter table audit_seal add column key_id text;

-- Transaction numbers begin anew in a database restored from a dump; the greatest of these is added, so that ours only ever grow.
create table audit_offset (
    tx_offset bigint      not null,
    at        timestamptz not null default clock_timestamp(),
    constraint audit_offset_pk primary key (tx_offset)
);
insert into audit_offset (tx_offset) select tx_offset from audit_head;
drop table audit_head;

-- For each statement: an update that meets no row is refused too, and a truncate.
drop trigger audit_entry_append_only on audit_entry;
drop trigger audit_seal_append_only on audit_seal;
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
    for each statement execute function audit_entry_is_append_only();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function audit_entry_is_append_only();
create trigger audit_offset_append_only before update or delete or truncate on audit_offset
    for each statement execute function audit_entry_is_append_only();

-- Whoever else was given rights to these tables keeps those to read and to add, whatever the roles of an installation are called.
do $$
declare
    given record;
begin
    for given in
        select distinct a.grantee, c.relname
        from pg_class c, lateral aclexplode(c.relacl) a
        where c.oid in ('audit_entry'::regclass, 'audit_seal'::regclass, 'audit_offset'::regclass) and a.grantee <> c.relowner
    loop
        execute format('revoke update, delete, truncate, references, trigger on %I from %s', given.relname,
            case when given.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(given.grantee)) end);
    end loop;
end $$;
