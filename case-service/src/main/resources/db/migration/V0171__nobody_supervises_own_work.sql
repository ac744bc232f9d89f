-- Who works on a case, or did, does not supervise it. A case that named its owner as supervisor is every supervisor's of the agency from now on.
create table case_former_owner (
    case_id    uuid not null,
    account_id text not null,
    constraint case_former_owner_pk primary key (case_id, account_id),
    constraint case_former_owner_case_id_fk foreign key (case_id) references case_file (id)
);

insert into case_former_owner (case_id, account_id)
select distinct case_id, from_owner from assignment;

insert into case_former_owner (case_id, account_id)
select distinct case_id, grantee_account
from share_grant
where grantee_account is not null and override_reason = 'hand-over'
on conflict do nothing;

update case_file set supervisor_id = null where supervisor_id = owner_id;

alter table case_file add constraint case_file_supervisor_ck check (supervisor_id <> owner_id);

alter table case_plan add column author text;
