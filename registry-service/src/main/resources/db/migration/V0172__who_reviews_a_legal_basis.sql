-- A use by an agency that holds the person, or works with the person on a restricted case, is reviewed in that agency; others by those who hold the person.
alter table legal_basis_use add column within_agency boolean not null default false;
update legal_basis_use u set within_agency = true
    where exists (select 1 from person p join person_holder h on h.person_id = coalesce(p.survivor_id, p.id)
            where p.id = u.person_id and h.agency_id = u.agency_id)
        or exists (select 1 from record_access a where a.subject_id = u.person_id and a.agency_id = u.agency_id and a.sensitivity = 'RESTRICTED');
alter table legal_basis_use alter column within_agency drop default;
