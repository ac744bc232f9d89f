-- A referral is never without a reader (ADR 25). A service may become sensitive while its organization lists no account that could know of its referrals: those that
-- were sent before stay known to whom they were known, until it lists one. Where the last listed account is no provider of the organization any more, its open
-- referrals are looked at at once. Written by triggers, so that no way of changing a service, a list or an account is forgotten.
create function names_a_reader(organization uuid) returns boolean stable language sql as $$
    select exists (
        select 1 from sensitive_service_account l join seen_account s on s.account_id = l.account_id and s.agency_id = l.agency_id
         where l.agency_id = organization and 'provider' = any (s.roles))
$$;

-- Drafts are confidential at once: at the requester they always have a reader.
create function referrals_become_confidential(organization uuid, moment timestamptz) returns void language plpgsql as $$
declare
    reader boolean := names_a_reader(organization);
begin
    update referral r set sensitive_service = true, version = r.version + 1, updated_at = greatest(r.updated_at, moment)
      from service_at_location p join service s on s.id = p.service_id
     where s.agency_id = organization and s.sensitive and r.service_at_location_id = p.id and not r.sensitive_service
       and (reader or r.sent_at is null);
    if reader then
        update capacity_hold h set confidential = true
          from service_at_location p join service s on s.id = p.service_id
         where s.agency_id = organization and s.sensitive and h.service_at_location_id = p.id and not h.confidential;
        update capacity c set hidden_held = c.held, hidden_taken = c.taken
          from service_at_location p join service s on s.id = p.service_id
         where s.agency_id = organization and s.sensitive and c.service_at_location_id = p.id
           and (c.hidden_held, c.hidden_taken) <> (c.held, c.taken);
    end if;
end $$;

create or replace function service_became_sensitive() returns trigger language plpgsql as $$
begin
    perform referrals_become_confidential(new.agency_id, new.updated_at);
    return null;
end $$;

create function sensitive_service_account_listed() returns trigger language plpgsql as $$
begin
    perform referrals_become_confidential(new.agency_id, new.updated_at);
    return null;
end $$;

create trigger sensitive_service_account_listed after insert on sensitive_service_account
    for each row execute function sensitive_service_account_listed();

create function listed_account_changed() returns trigger language plpgsql as $$
declare
    organization uuid;
begin
    for organization in select agency_id from sensitive_service_account where account_id = new.account_id loop
        perform referrals_become_confidential(organization, new.updated_at);
        update referral r set next_check_at = new.updated_at, version = r.version + 1
         where r.target_organization_id = organization and r.sensitive_service
           and r.status in ('SENT', 'RECEIVED', 'WAITLISTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD')
           and not names_a_reader(organization);
    end loop;
    return null;
end $$;

create trigger listed_account_changed after update on seen_account for each row
    when (old.agency_id <> new.agency_id or old.roles <> new.roles) execute function listed_account_changed();

-- Those that have been without a reader since V0240.
update referral r set next_check_at = r.updated_at, version = r.version + 1
 where r.sensitive_service and r.status in ('SENT', 'RECEIVED', 'WAITLISTED', 'ACCEPTED', 'IN_PROGRESS', 'ON_HOLD')
   and not names_a_reader(r.target_organization_id);
