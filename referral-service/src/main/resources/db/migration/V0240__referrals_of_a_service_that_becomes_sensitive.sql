-- A service that becomes sensitive is so for the referrals that were sent before, too: they are known to the accounts that the organization lists, and their
-- places are counted apart. Once sensitive, a referral stays so (ADR 25). Written by a trigger, so that no way of changing a service is forgotten; the version moves,
-- so that a step that has read the referral before does not undo it.
create function service_became_sensitive() returns trigger language plpgsql as $$
begin
    update referral r set sensitive_service = true, version = r.version + 1, updated_at = greatest(r.updated_at, new.updated_at)
      from service_at_location p
     where p.service_id = new.id and r.service_at_location_id = p.id and not r.sensitive_service;
    update capacity_hold h set confidential = true
      from service_at_location p
     where p.service_id = new.id and h.service_at_location_id = p.id and not h.confidential;
    update capacity c set hidden_held = c.held, hidden_taken = c.taken
      from service_at_location p
     where p.service_id = new.id and c.service_at_location_id = p.id;
    return null;
end $$;

create trigger service_became_sensitive after update on service for each row
    when (new.sensitive and not old.sensitive) execute function service_became_sensitive();

update referral r set sensitive_service = true, version = r.version + 1
  from service_at_location p join service s on s.id = p.service_id
 where r.service_at_location_id = p.id and s.sensitive and not r.sensitive_service;
update capacity_hold h set confidential = true
  from service_at_location p join service s on s.id = p.service_id
 where h.service_at_location_id = p.id and s.sensitive and not h.confidential;
update capacity c set hidden_held = c.held, hidden_taken = c.taken
  from service_at_location p join service s on s.id = p.service_id
 where c.service_at_location_id = p.id and s.sensitive;
