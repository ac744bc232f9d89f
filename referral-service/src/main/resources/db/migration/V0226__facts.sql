-- What figures count of referrals and the directory: a view for each kind of fact, with a column for each member, and the triggers that note what must be stated
-- anew (ADR 56). A draft was seen by nobody and is not counted.
create view referral_fact as
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
       (select p.location_id from service_at_location p where p.id = r.service_at_location_id) as place_id,
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
           jsonb_build_array()) as escalations
  from referral r
 where r.sent_at is not null;

create trigger referral_fact_is_due after insert on referral for each row when (new.sent_at is not null) execute function fact_is_due('referral');
create trigger referral_fact_is_due_anew after update on referral for each row
    when (old.sent_at is not null or new.sent_at is not null) execute function fact_is_due('referral');
create trigger referral_fact_is_gone after delete on referral for each row when (old.sent_at is not null) execute function fact_is_due('referral');
create trigger referral_fact_is_due after insert or update or delete on referral_escalation
    for each row execute function fact_of_whole_is_due('referral', 'referral_id');

create view organization_fact as
select o.id as record_id, o.type as kind, o.status, o.referral_enabled as takes_referrals, o.created_at as registered_at
  from organization o;
create trigger organization_fact_is_due after insert or update or delete on organization
    for each row execute function fact_is_due('organization');

create view service_fact as
select s.id as record_id,
       s.agency_id as organization_id,
       s.service_type,
       s.status,
       s.created_at as registered_at,
       s.updated_at as changed_at,
       s.assured_on,
       array(select p.location_id from service_at_location p where p.service_id = s.id order by p.location_id) as place_ids
  from service s;
create trigger service_fact_is_due after insert or update or delete on service for each row execute function fact_is_due('service');
create trigger service_fact_is_due after insert or update or delete on service_at_location
    for each row execute function fact_of_whole_is_due('service', 'service_id');

create view place_fact as
select l.id as record_id, l.agency_id as organization_id, l.centre_type as kind, l.governorate, coalesce(l.accessibility, '{}') as accessibility,
       l.confidential, l.created_at as registered_at
  from location l;
create trigger place_fact_is_due after insert or update or delete on location for each row execute function fact_is_due('place');

create view capacity_fact as
select c.service_at_location_id as record_id, p.service_id, p.location_id as place_id, p.agency_id as organization_id, c.places, c.held, c.taken
  from capacity c join service_at_location p on p.id = c.service_at_location_id;
create trigger capacity_fact_is_due after insert or update or delete on capacity
    for each row execute function fact_of_whole_is_due('capacity', 'service_at_location_id');
