-- On a case that rests on another basis than consent nobody records consents for an agency without a record until a second person has decided (ADR 26, 37).
alter table case_file add column basis_decided boolean;

update case_file c
   set basis_decided = not exists (select 1 from approval a where a.case_id = c.id and a.kind = 'LEGAL_BASIS' and a.status = 'PENDING')
 where c.legal_basis is not null;

create trigger case_file_basis_decided after update on case_file for each row
    when (old.basis_decided is distinct from new.basis_decided)
    execute function case_access_changed();
