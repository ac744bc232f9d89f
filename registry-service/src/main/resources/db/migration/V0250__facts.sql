-- What figures count of the registry: a view for each kind of fact, with a column for each member, and the triggers that note what must be stated anew (ADR 56).
create view person_fact as
select p.id as record_id,
       p.agency_id,
       array(select h.agency_id from person_holder h where h.person_id = p.id order by h.agency_id) as holders,
       p.status,
       p.survivor_id,
       p.created_at as registered_at,
       p.sex,
       case when p.status <> 'ERASED' then cast(extract(year from p.birth_date) as int) end as birth_year,
       case when p.status <> 'ERASED' then p.governorate end as governorate,
       case when p.status <> 'ERASED' then p.district end as district,
       case when p.status <> 'ERASED' then p.camp end as camp,
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
       p.deceased_on as died_on
  from person p;

create trigger person_fact_is_due after insert or update or delete on person
    for each row execute function fact_is_due('person');
create trigger person_fact_is_due after insert or delete on person_holder
    for each row execute function fact_of_whole_is_due('person', 'person_id');

create view need_fact as
select n.id as record_id, n.person_id, n.agency_id, n.code, n.severity, n.status, n.identified_on, n.ended_on
  from person_need n;

create trigger need_fact_is_due after insert or update or delete on person_need
    for each row execute function fact_is_due('need');

create view household_fact as
select h.id as record_id,
       h.agency_id,
       h.status,
       h.merged_into_id,
       h.created_at as registered_at,
       (select cast(count(*) as int) from household_member m where m.household_id = h.id and m.left_on is null) as size,
       (select m.person_id from household_member m where m.household_id = h.id and m.left_on is null and m.role = 'HEAD' limit 1) as head_id
  from household h;

create trigger household_fact_is_due after insert or update or delete on household
    for each row execute function fact_is_due('household');
create trigger household_fact_is_due after insert or update or delete on household_member
    for each row execute function fact_of_whole_is_due('household', 'household_id');
