-- The terms of a service are words of it, so that one index answers for both; the service writes them when it starts.
update service set words = null;

-- Hours that are more than days of every week are known beforehand.
alter table place_index add column recurs_otherwise boolean not null default false;
create index place_index_recurs_ix on place_index (id) where recurs_otherwise;

create or replace function place_index_take(places uuid[]) returns void language sql as $$
    insert into place_index
    select p.id, p.service_id, p.location_id, p.agency_id, s.service_type, s.status = 'ACTIVE', p.accepts_referrals, s.sensitive,
           not s.sensitive and not exists (select 1 from place_index o where o.location_id = p.location_id and o.sensitive and o.id <> p.id),
           s.minimum_age, s.maximum_age, s.assured_on, l.latitude, l.longitude, s.words_vector, p.updated_at,
           recurs_otherwise(hours_of(p.schedules, l.details, s.details))
      from service_at_location p
      join service s on s.id = p.service_id
      join location l on l.id = p.location_id
     where p.id = any (places)
    on conflict (id) do update set
        service_id = excluded.service_id, location_id = excluded.location_id, agency_id = excluded.agency_id,
        service_type = excluded.service_type, active = excluded.active, accepts_referrals = excluded.accepts_referrals,
        sensitive = excluded.sensitive, open = excluded.open, minimum_age = excluded.minimum_age,
        maximum_age = excluded.maximum_age, assured_on = excluded.assured_on, latitude = excluded.latitude,
        longitude = excluded.longitude, words_vector = excluded.words_vector, updated_at = excluded.updated_at,
        recurs_otherwise = excluded.recurs_otherwise
$$;

create or replace function location_in_place_index() returns trigger language plpgsql as $$
begin
    perform place_index_take(array(select id from service_at_location where location_id = new.id));
    return null;
end
$$;
drop trigger location_in_place_index on location;
create trigger location_in_place_index after update of latitude, longitude, details on location
    for each row execute function location_in_place_index();
drop trigger service_in_place_index on service;
create trigger service_in_place_index
    after update of service_type, status, sensitive, minimum_age, maximum_age, assured_on, words, details on service
    for each row execute function service_in_place_index();

select place_index_take(array(select id from service_at_location));
