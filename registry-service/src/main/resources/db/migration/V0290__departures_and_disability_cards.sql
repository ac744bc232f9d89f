-- How a person left the country, or why the record is inactive: the kinds that UNHCR's registration tells apart. The last that the record's agency said is counted.
alter table person_status_statement add column departure text;
alter table person_status_statement add constraint person_status_statement_departure_ck check (departure is null or status = 'INACTIVE');

-- Whether the person has the card of the Higher Council for the Rights of Persons with Disabilities; null where nobody asked.
alter table person add column disability_card boolean;

create or replace view person_fact as
select p.id as record_id,
       p.agency_id,
       array(select h.agency_id from person_holder h where h.person_id = p.id order by h.agency_id) as holders,
       p.status,
       case when p.status in ('INACTIVE', 'DECEASED')
            then (select max(s.created_at) from person_status_statement s
                   where s.person_id = p.id and s.agency_id = p.agency_id and s.status = p.status) end as status_since,
       p.survivor_id,
       p.created_at as registered_at,
       p.sex,
       case when kept.is_so then cast(extract(year from p.birth_date) as int) end as birth_year,
       case when kept.is_so then p.birth_date_precision end as birth_precision,
       case when kept.is_so then p.governorate end as governorate,
       case when kept.is_so and p.district ~ '^JO[0-9]{4}$' then p.district end as district,
       case when kept.is_so then p.camp end as camp,
       case p.nationality
           when 'JO' then 'JORDANIAN'
           when 'SY' then 'SYRIAN'
           when 'PS' then 'PALESTINIAN'
           when 'IQ' then 'IRAQI'
           when 'YE' then 'YEMENI'
           when 'SD' then 'SUDANESE'
           when 'SO' then 'SOMALI'
           else case when p.nationality is not null then 'OTHER' end
       end as nationality_group,
       p.legal_status,
       p.disability,
       p.deceased_on as died_on,
       case when p.status = 'INACTIVE'
            then (select s.departure from person_status_statement s
                   where s.person_id = p.id and s.agency_id = p.agency_id
                   order by s.created_at desc, s.id desc limit 1) end as departure,
       p.disability_card
  from person p
  cross join lateral (select exists (select 1 from person_holder h where h.person_id = p.id and h.agency_id = p.agency_id) as is_so) kept;

-- Also what was said of a person who was away already.
create trigger person_fact_is_due after insert or update or delete on person_status_statement
    for each row execute function fact_of_whole_is_due('person', 'person_id');
