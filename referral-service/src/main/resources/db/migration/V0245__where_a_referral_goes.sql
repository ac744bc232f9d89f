-- The location of the service, as it was when the referral was written: its events tell it.
alter table referral add column location_id uuid;

-- No fact changes by this.
alter table referral disable trigger referral_fact_is_due_anew;
update referral r set location_id = p.location_id from service_at_location p where p.id = r.service_at_location_id;
alter table referral enable trigger referral_fact_is_due_anew;
