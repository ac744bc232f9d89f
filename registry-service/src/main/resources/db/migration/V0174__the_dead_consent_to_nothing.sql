-- What the dead allowed themselves ended with them; whoever holds data on it is told by the service.
update consent c set withdrawn_at = now(), ended_by = 'PERSON_DIED'
    from person p where c.person_id = p.id and c.withdrawn_at is null and c.legal_basis = 'CONSENT' and c.guardianship_id is null
        and exists (select 1 from person s where s.id = coalesce(p.survivor_id, p.id) and s.status = 'DECEASED');
