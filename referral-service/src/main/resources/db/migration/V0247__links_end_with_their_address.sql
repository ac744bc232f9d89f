-- A link for a provider, and the session that it led to, end when the directory's addresses for the place change, and do not live again when they are set back
-- (ADR 12). Where another address than that of the link changed, the provider asks for another link. Written by triggers, so that no way of changing an entry is
-- forgotten.
create function mail_address_changed() returns trigger language plpgsql as $$
begin
    update provider_link l set expires_at = least(l.expires_at, new.updated_at), session_until = least(l.session_until, new.updated_at), mail_sealed = null,
           version = l.version + 1
      from referral r, service_at_location p, service s
     where r.id = l.referral_id and p.id = r.service_at_location_id and s.id = p.service_id
       and new.id = case tg_table_name when 'organization' then s.agency_id when 'service' then s.id when 'location' then p.location_id else p.id end
       and greatest(l.expires_at, l.session_until) > new.updated_at;
    return null;
end $$;

create trigger mail_address_changed after update on organization for each row
    when (old.details -> 'email' is distinct from new.details -> 'email') execute function mail_address_changed();
create trigger mail_address_changed after update on service for each row
    when (old.details -> 'email' is distinct from new.details -> 'email' or old.details -> 'contacts' is distinct from new.details -> 'contacts')
    execute function mail_address_changed();
create trigger mail_address_changed after update on location for each row
    when (old.details -> 'contacts' is distinct from new.details -> 'contacts') execute function mail_address_changed();
create trigger mail_address_changed after update on service_at_location for each row
    when (old.details -> 'contacts' is distinct from new.details -> 'contacts') execute function mail_address_changed();
