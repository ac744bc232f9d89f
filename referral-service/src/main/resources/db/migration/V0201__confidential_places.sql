-- A place is confidential where its own organization gives a sensitive service there. What another organization gives there changes nothing about the place:
-- that one's sensitive entry is hidden, and no editor can hide the place of another organization. The database keeps it true, in the transaction that changes
-- any of the three, whoever changes it.
alter table location add column confidential boolean not null default false;
alter table place_index add column place_agency_id uuid;

drop trigger place_is_stated_again on service_at_location;
drop function place_is_stated_again();
drop trigger places_of_service_are_stated_again on service;
drop function places_of_service_are_stated_again();

-- Places are locked before anything is derived from them: who writes an entry there at the same moment waits, and then sees what the other has written.
create function places_confidential(locations uuid[]) returns void language plpgsql as $$
begin
    perform 1 from location where id = any (locations) order by id for no key update;
    -- Where it changed, the place is stated again.
    update location l
       set confidential = not l.confidential, announced = false
     where l.id = any (locations)
       and l.confidential <> exists (select 1 from service_at_location p join service s on s.id = p.service_id
                                      where p.location_id = l.id and p.agency_id = l.agency_id and s.sensitive);
end $$;

drop function place_index_take(uuid[]);
create function place_index_take(places uuid[]) returns void language plpgsql as $$
begin
    perform 1 from location where id in (select location_id from service_at_location where id = any (places)) order by id for no key update;
    insert into place_index (id, service_id, location_id, agency_id, place_agency_id, service_type, active, accepts_referrals, sensitive, open,
                             minimum_age, maximum_age, assured_on, latitude, longitude, words_vector, updated_at, recurs_otherwise)
    select p.id, p.service_id, p.location_id, p.agency_id, l.agency_id, s.service_type, s.status = 'ACTIVE', p.accepts_referrals, s.sensitive,
           not s.sensitive and not l.confidential,
           s.minimum_age, s.maximum_age, s.assured_on, l.latitude, l.longitude, s.words_vector, p.updated_at,
           recurs_otherwise(hours_of(p.schedules, l.details, s.details))
      from service_at_location p
      join service s on s.id = p.service_id
      join location l on l.id = p.location_id
     where p.id = any (places)
    on conflict (id) do update set
        service_id = excluded.service_id, location_id = excluded.location_id, agency_id = excluded.agency_id,
        place_agency_id = excluded.place_agency_id, service_type = excluded.service_type, active = excluded.active,
        accepts_referrals = excluded.accepts_referrals, sensitive = excluded.sensitive, open = excluded.open,
        minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, assured_on = excluded.assured_on,
        latitude = excluded.latitude, longitude = excluded.longitude, words_vector = excluded.words_vector,
        updated_at = excluded.updated_at, recurs_otherwise = excluded.recurs_otherwise;
end $$;

create or replace function service_in_place_index() returns trigger language plpgsql as $$
begin
    perform place_index_take(array(select id from service_at_location where service_id = new.id));
    if old.sensitive <> new.sensitive then
        perform places_confidential(array(select location_id from service_at_location where service_id = new.id));
    end if;
    return null;
end
$$;

-- The service is locked before the place, as it is by who makes it sensitive.
create or replace function service_at_location_in_place_index() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        perform places_confidential(array[old.location_id]);
    end if;
    if tg_op <> 'DELETE' then
        perform 1 from service where id = new.service_id for share;
        perform places_confidential(array[new.location_id]);
        perform place_index_take(array[new.id]);
    end if;
    return null;
end
$$;
drop trigger service_at_location_in_place_index on service_at_location;
create trigger service_at_location_in_place_index after insert or update or delete on service_at_location
    for each row execute function service_at_location_in_place_index();

drop trigger location_in_place_index on location;
create trigger location_in_place_index after update of latitude, longitude, details, confidential on location
    for each row execute function location_in_place_index();
drop function place_index_open(uuid[]);
drop index place_index_sensitive_ix;

-- What was hidden because of another organization's service is stated again.
update location l set announced = false
 where exists (select 1 from place_index p where p.location_id = l.id and p.sensitive and p.agency_id <> l.agency_id);
select places_confidential(array(select id from location));
select place_index_take(array(select id from service_at_location));
alter table place_index alter column place_agency_id set not null;
