-- The roles of one service, made in its database by an administrator, at every start and before the service runs. The owner, called like the database,
-- changes the schema; the service itself, called <database>_service, reads and writes rows and nothing else. All services belong to wasl_runtime, to
-- which migrations grant and from which they revoke. Passwords come as settings of the session: wasl.owner_password, wasl.service_password.
do $$
declare
    owner text := current_database();
    service text := current_database() || '_service';
    fresh boolean;
    thing record;
begin
    if not exists (select from pg_roles where rolname = 'wasl_runtime') then
        create role wasl_runtime nologin;
    end if;
    if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I login', owner);
    end if;
    if not exists (select from pg_roles where rolname = service) then
        execute format('create role %I login in role wasl_runtime', service);
    end if;
    execute format('alter role %I password %L', owner, current_setting('wasl.owner_password'));
    execute format('alter role %I password %L', service, current_setting('wasl.service_password'));

    execute format('alter database %I owner to %I', current_database(), owner);
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), service);
    revoke all on schema public from public;
    grant usage on schema public to wasl_runtime;

    fresh := not exists (select from pg_default_acl d join pg_roles r on r.oid = d.defaclrole where r.rolname = owner);
    execute format('alter default privileges for role %I in schema public'
        ' grant select, insert, update, delete on tables to wasl_runtime', owner);
    execute format('alter default privileges for role %I in schema public grant usage, select on sequences to wasl_runtime', owner);
    -- Once, for what an installation of before made already; later, what a migration revoked stays revoked.
    if fresh then
        for thing in
            select c.oid::regclass as name from pg_class c join pg_roles r on r.oid = c.relowner
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and r.rolname <> owner
        loop
            execute format('alter table %s owner to %I', thing.name, owner);
        end loop;
        for thing in
            select p.oid::regprocedure as name from pg_proc p join pg_roles r on r.oid = p.proowner
             where p.pronamespace = 'public'::regnamespace and r.rolname <> owner
               and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
        loop
            execute format('alter routine %s owner to %I', thing.name, owner);
        end loop;
        grant select, insert, update, delete on all tables in schema public to wasl_runtime;
        grant usage, select on all sequences in schema public to wasl_runtime;
    end if;
end $$;
