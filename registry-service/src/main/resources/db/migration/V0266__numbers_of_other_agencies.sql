-- A number is shown as disputed where its agency has two records with it; that another agency has one is told by no status.
alter table person_identifier add column disputed_within boolean not null default false;
update person_identifier i set disputed_within = true
    from person p
    where i.status = 'DISPUTED' and p.id = i.person_id
      and exists (select 1 from person_identifier other join person o on o.id = other.person_id
                  where other.value_index = i.value_index and other.status <> 'REVOKED' and o.id <> p.id
                    and coalesce(other.agency_id, o.agency_id) = coalesce(i.agency_id, p.agency_id)
                    and coalesce(o.survivor_id, o.id) <> coalesce(p.survivor_id, p.id));
-- Whose look-ups the rows of an import are: of a partner's system more of them are usual.
alter table person_import add column machine boolean not null default false;
