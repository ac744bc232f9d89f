-- What an import brought is given back as it came (ADR 49). One language is enough for a name.
do $$
declare
    each text;
begin
    foreach each in array array['organization', 'service', 'location', 'service_at_location', 'program', 'taxonomy', 'taxonomy_term'] loop
        execute format('alter table %I add column source jsonb', each);
    end loop;
    foreach each in array array['organization', 'service', 'location'] loop
        execute format('alter table %I alter column name_en drop not null', each);
        execute format('alter table %I add constraint %I check (name_ar is not null or name_en is not null)', each, each || '_name_ck');
    end loop;
end
$$;
