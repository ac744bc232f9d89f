-- Other services keep which organizations there are and whether they are open; what was here before is stated to them once.
alter table organization add column status text not null default 'OPEN';
alter table organization add column announced boolean not null default false;
alter table organization add constraint organization_status_ck check (status in ('OPEN', 'CLOSED'));
create index organization_unannounced_ix on organization (id) where not announced;

-- What went on another basis than consent closes when the registry says that the basis has ended.
alter table referral add column basis_use_id uuid;
create index referral_basis_use_ix on referral (basis_use_id) where basis_use_id is not null;
