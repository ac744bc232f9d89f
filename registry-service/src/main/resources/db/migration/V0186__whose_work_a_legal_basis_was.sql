-- Whose work it was when something was opened on another basis than consent: also after their case went to somebody else they do not review it.
alter table legal_basis_use add column work_of text[] not null default '{}';
update legal_basis_use set work_of = array_remove(array[used_by, requested_by], null);
alter table legal_basis_use alter column work_of drop default;
alter table legal_basis_use drop column requested_by;
