-- Other services take no place that the directory does not state to them. What was here before is stated once, and again whenever a sensitive service comes to
-- a place or leaves it: triggers note that, so that no way of changing it is forgotten.
alter table location add column announced boolean not null default false;
create index location_unannounced_ix on location (id) where not announced;

create function place_is_stated_again() returns trigger language plpgsql as $$
begin
    update location set announced = false where id = new.location_id;
    return null;
end $$;

create trigger place_is_stated_again after insert on service_at_location
    for each row execute function place_is_stated_again();

create function places_of_service_are_stated_again() returns trigger language plpgsql as $$
begin
    update location set announced = false where id in (select location_id from service_at_location where service_id = new.id);
    return null;
end $$;

create trigger places_of_service_are_stated_again after update of sensitive on service for each row
    when (old.sensitive <> new.sensitive) execute function places_of_service_are_stated_again();
