-- The words of a service, parsed once and not for each search; without their places, which nobody asks for.
alter table service
    add column words_vector tsvector generated always as (strip(to_tsvector('simple', coalesce(words, '')))) stored;
drop index service_words_ix;
create index service_words_vector_ix on service using gin (words_vector);

-- What lists and matches of services at locations are narrowed by, in one row for each: the service, the place and who else is there. The database keeps it true
-- in the transaction that changes any of them, whoever changes it.
create table place_index (
    id                uuid             not null,
    service_id        uuid             not null,
    location_id       uuid             not null,
    agency_id         uuid             not null,
    service_type      text             not null,
    active            boolean          not null,
    accepts_referrals boolean          not null,
    sensitive         boolean          not null,
    -- Nothing sensitive is given there, by whomever: everybody may see it.
    open              boolean          not null,
    minimum_age       int,
    maximum_age       int,
    assured_on        date,
    latitude          double precision,
    longitude         double precision,
    words_vector      tsvector         not null,
    updated_at        timestamptz      not null,
    constraint place_index_pk primary key (id),
    constraint place_index_id_fk foreign key (id) references service_at_location (id) on delete cascade
);
create index place_index_service_ix on place_index (service_id);
create index place_index_location_ix on place_index (location_id);
create index place_index_sensitive_ix on place_index (location_id) where sensitive;
create index place_index_type_ix on place_index (service_type, latitude);
create index place_index_point_ix on place_index (latitude, longitude);
create index place_index_words_ix on place_index using gin (words_vector);
create index place_index_updated_ix on place_index (updated_at);

create function place_index_take(places uuid[]) returns void language sql as $$
    insert into place_index
    select p.id, p.service_id, p.location_id, p.agency_id, s.service_type, s.status = 'ACTIVE', p.accepts_referrals, s.sensitive,
           not s.sensitive and not exists (select 1 from place_index o where o.location_id = p.location_id and o.sensitive and o.id <> p.id),
           s.minimum_age, s.maximum_age, s.assured_on, l.latitude, l.longitude, s.words_vector, p.updated_at
      from service_at_location p
      join service s on s.id = p.service_id
      join location l on l.id = p.location_id
     where p.id = any (places)
    on conflict (id) do update set
        service_id = excluded.service_id, location_id = excluded.location_id, agency_id = excluded.agency_id,
        service_type = excluded.service_type, active = excluded.active, accepts_referrals = excluded.accepts_referrals,
        sensitive = excluded.sensitive, open = excluded.open, minimum_age = excluded.minimum_age,
        maximum_age = excluded.maximum_age, assured_on = excluded.assured_on, latitude = excluded.latitude,
        longitude = excluded.longitude, words_vector = excluded.words_vector, updated_at = excluded.updated_at
$$;

create function place_index_open(locations uuid[]) returns void language sql as $$
    update place_index p
       set open = not p.open
     where p.location_id = any (locations)
       and p.open = exists (select 1 from place_index o where o.location_id = p.location_id and o.sensitive)
$$;

create function service_in_place_index() returns trigger language plpgsql as $$
begin
    perform place_index_take(array(select id from service_at_location where service_id = new.id));
    if old.sensitive <> new.sensitive then
        perform place_index_open(array(select distinct location_id from place_index where service_id = new.id));
    end if;
    return null;
end
$$;
create trigger service_in_place_index
    after update of service_type, status, sensitive, minimum_age, maximum_age, assured_on, words on service
    for each row execute function service_in_place_index();

create function location_in_place_index() returns trigger language plpgsql as $$
begin
    update place_index set latitude = new.latitude, longitude = new.longitude where location_id = new.id;
    return null;
end
$$;
create trigger location_in_place_index after update of latitude, longitude on location
    for each row execute function location_in_place_index();

create function service_at_location_in_place_index() returns trigger language plpgsql as $$
begin
    perform place_index_take(array[new.id]);
    if tg_op = 'UPDATE' then
        if (old.location_id, old.service_id) is distinct from (new.location_id, new.service_id) then
            perform place_index_open(array[old.location_id, new.location_id]);
        end if;
    elsif exists (select 1 from place_index where id = new.id and sensitive) then
        perform place_index_open(array[new.location_id]);
    end if;
    return null;
end
$$;
create trigger service_at_location_in_place_index after insert or update on service_at_location
    for each row execute function service_at_location_in_place_index();

select place_index_take(array(select id from service_at_location));
select place_index_open(array(select id from location));
