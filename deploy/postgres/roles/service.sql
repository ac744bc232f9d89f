-- The roles of one service, made in its database by an administrator, at every start and before the service runs. The owner, called like the database,
-- changes the schema; the service itself, called <database>_service, reads and writes rows and nothing else. All services belong to wasl_runtime, to
-- which migrations grant and from which they revoke. Passwords come as settings of the session: wasl.owner_password, wasl.service_password; where more than
-- one process of the service runs, also wasl.service_connections.
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
    -- Whoever reads figures by SQL: nothing but what a migration of the monitoring service grants, and nothing of other databases.
    if not exists (select from pg_roles where rolname = 'wasl_analyst') then
        create role wasl_analyst nologin;
    end if;
    if not exists (select from pg_roles where rolname = owner) then
        execute format('create role %I login', owner);
    end if;
    if not exists (select from pg_roles where rolname = service) then
        execute format('create role %I login in role wasl_runtime', service);
    end if;
    execute format('alter role %I password %L', owner, current_setting('wasl.owner_password'));
    execute format('alter role %I password %L', service, current_setting('wasl.service_password'));

    -- One role takes not all connections of the server. A process of a service holds 16, and for a moment there are two; Flyway needs two or three.
    -- What an administrator has set otherwise stays.
    if (select rolconnlimit from pg_roles where rolname = service) = -1 then
        execute format('alter role %I connection limit %s', service,
            coalesce(nullif(current_setting('wasl.service_connections', true), ''), '36')::int);
    end if;
    if (select rolconnlimit from pg_roles where rolname = owner) = -1 then
        execute format('alter role %I connection limit 10', owner);
    end if;
    -- Guards against accidents, which a session may raise. The longest transactions that a service means to make end after an hour (the walk of the audit,
    -- imports of the directory, the end of a rotation of keys), and the longest that computes between two statements after ten minutes (learning a model).
    -- Not for the owner: a migration takes as long as its table, and Flyway holds its lock in a transaction that waits for it.
    for thing in
        select * from (values ('statement_timeout', '1h'), ('idle_in_transaction_session_timeout', '15min')) as guard(name, value)
         where not exists (select from pg_db_role_setting s join pg_roles r on r.oid = s.setrole, unnest(s.setconfig) as kept(setting)
                            where r.rolname = service and s.setdatabase = 0 and kept.setting like guard.name || '=%')
    loop
        execute format('alter role %I set %I = %L', service, thing.name, thing.value);
    end loop;

    execute format('alter database %I owner to %I', current_database(), owner);
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to %I', current_database(), service);
    if owner like '%monitoring%' then
        execute format('grant connect on database %I to wasl_analyst', current_database());
    end if;
    revoke all on schema public from public;
    grant usage on schema public to wasl_runtime;

    -- Whoever enters a database may call all functions of the server. Advisory locks are for the owner (Flyway) and the service: another role that holds them
    -- stops all that waits for them. Large objects are for nobody: they fill the disk.
    for thing in
        select p.oid::regprocedure as name, p.proname like '%advisory%' as lock from pg_proc p
         where p.pronamespace = 'pg_catalog'::regnamespace
           and (p.proname ~ '^pg_(try_)?advisory_' or p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_open', 'lo_put', 'lowrite'))
           and has_function_privilege('public', p.oid, 'execute')
    loop
        if thing.lock then
            execute format('grant execute on function %s to wasl_runtime, %I', thing.name, owner);
        end if;
        execute format('revoke execute on function %s from public', thing.name);
    end loop;

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
