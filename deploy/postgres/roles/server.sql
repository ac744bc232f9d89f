-- Databases that belong to no service: nobody enters them but administrators. Made by an administrator in any database, at every start.
do $$
declare
    name text;
begin
    foreach name in array array['postgres', 'template1'] loop
        if has_database_privilege('public', name, 'connect, temporary') then
            execute format('revoke all on database %I from public', name);
        end if;
    end loop;
end $$;
