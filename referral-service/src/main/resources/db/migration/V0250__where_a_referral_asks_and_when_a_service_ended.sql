-- The governorate of the place that a referral asks, as it was when the referral was written.
alter table referral add column service_governorate text;

create function referral_asks_in() returns trigger language plpgsql as $$
begin
    new.service_governorate := (select l.governorate from location l where l.id = new.location_id);
    return new;
end $$;
create trigger referral_asks_in before insert on referral for each row execute function referral_asks_in();
create trigger referral_asks_in_another before update on referral for each row
    when (old.location_id is distinct from new.location_id) execute function referral_asks_in();

-- Since when a service is not given any more, or was closed for a time.
alter table service add column ended_at timestamptz;

create function service_ended() returns trigger language plpgsql as $$
begin
    if new.status = 'ACTIVE' then
        new.ended_at := null;
    elsif tg_op = 'INSERT' or old.status = 'ACTIVE' then
        new.ended_at := new.updated_at;
    end if;
    return new;
end $$;
create trigger service_ended before insert or update on service for each row execute function service_ended();

-- All facts are stated once more, below.
alter table referral disable trigger user;
update referral r set service_governorate = l.governorate from location l where l.id = r.location_id;
alter table referral enable trigger user;
alter table service disable trigger user;
update service set ended_at = updated_at where status <> 'ACTIVE';
alter table service enable trigger user;

create or replace view referral_fact as
select r.id as record_id,
       r.agency_id as requester_id,
       r.target_organization_id as recipient_id,
       r.subject_id,
       r.case_id,
       r.service_type,
       r.priority,
       r.status,
       r.business_status,
       r.reason_code,
       r.outcome,
       r.location_id as place_id,
       r.sent_at,
       r.received_at as acknowledged_at,
       r.decided_at,
       r.started_at,
       r.closed_at,
       r.acknowledge_due_at,
       r.decide_due_at,
       r.contact_due_at,
       r.outcome_due_at,
       r.attempt_no as attempt,
       r.onward,
       r.reopened_count as reopened,
       r.rating,
       r.received_service,
       coalesce(
           (select jsonb_agg(jsonb_build_object('deadline', e.deadline, 'level', e.level, 'raised_at', e.raised_at, 'resolved_at', e.resolved_at)
                             order by e.raised_at, e.level)
              from referral_escalation e where e.referral_id = r.id),
           jsonb_build_array()) as escalations,
       r.service_governorate
  from referral r
 where r.sent_at is not null;

create or replace view service_fact as
select s.id as record_id,
       s.agency_id as organization_id,
       s.service_type,
       s.status,
       s.created_at as registered_at,
       s.updated_at as changed_at,
       s.assured_on,
       array(select p.location_id from service_at_location p where p.service_id = s.id order by p.location_id) as place_ids,
       s.ended_at
  from service s;

-- They are stated once more.
insert into fact_restatement (id, started_by, started_at) values (gen_random_uuid(), 'platform', now()) on conflict do nothing;
delete from fact_restatement_part p using fact_restatement r
 where r.id = p.restatement_id and r.completed_at is null and p.kind in ('referral', 'service');
