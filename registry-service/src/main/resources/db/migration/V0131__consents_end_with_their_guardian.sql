-- A guardian's consent names a guardianship in force, or a supervisor says why not, and ends with it. What ended untold is told to whom it let in.
alter table consent add column without_guardianship text;
alter table consent add column of_a_child boolean not null default false;
alter table consent add column ended_by text;
alter table consent add column told_ended boolean not null default false;

update consent set ended_by = 'WITHDRAWN', told_ended = true where withdrawn_at is not null;
update consent c set of_a_child = true where c.given_by = 'GUARDIAN'
    and not exists (select 1 from guardianship g where g.id = c.guardianship_id and g.basis = 'COURT_DECISION');

-- The dead decide nothing, and nobody decides for them.
update guardianship g set until = greatest(g.since, coalesce(p.deceased_on, current_date)), ended_by = 'GUARDIAN_DIED'
    from person p where p.id = g.guardian_id and p.status = 'DECEASED' and g.until is null;
update guardianship g set until = greatest(g.since, coalesce(p.deceased_on, current_date)), ended_by = 'WARD_DIED'
    from person p where p.id = g.ward_id and p.status = 'DECEASED' and g.until is null;
update consent c set withdrawn_at = now(), ended_by = 'GUARDIANSHIP_ENDED'
    from guardianship g where g.id = c.guardianship_id and g.until <= current_date and c.withdrawn_at is null;

alter table consent add constraint consent_ended_ck check ((withdrawn_at is null) = (ended_by is null));
create index consent_untold_ix on consent (id) where not told_ended;
create index consent_guardianship_ix on consent (guardianship_id) where guardianship_id is not null;
