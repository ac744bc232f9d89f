-- Other services keep what organizations and places are called, so all are stated once more. A new installation has none, and places cannot be stated yet there.
update organization set announced = false;

do $$
begin
    if exists (select 1 from information_schema.columns where table_name = 'location' and column_name = 'announced') then
        update location set announced = false;
    end if;
end $$;
