-- A service reads how far its schema is, and writes no history of it.
do $$
begin
    if exists (select from pg_roles where rolname = 'wasl_runtime') then
        revoke insert, update, delete on flyway_schema_history from wasl_runtime;
    end if;
end $$;
