-- Who inside the agency may know of a case, as keys: computed by CaseFile, asked by lists. The other services get it as statements.
alter table case_file add column readers varchar[] not null default '{}';

update case_file set readers =
    array['owner:' || owner_id, case when supervisor_id is null then 'supervisor:*' else 'supervisor:' || supervisor_id end]
    || case when sensitivity = 'STANDARD' then array['role:caseworker'] else '{}' end
    || case when sensitivity <> 'RESTRICTED' then array['role:supervisor', 'role:agency-manager', 'role:data-steward'] else '{}' end;

-- A case whose access changed, until that is stated. Written by triggers, so that no way of changing it is forgotten; each change is a row of its own, so
-- that one made while another is stated is stated after it.
create table case_access_change (
    seq bigint generated always as identity,
    case_id uuid not null,
    constraint case_access_change_pk primary key (seq)
);

create function case_access_changed() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'case_file' then
        insert into case_access_change (case_id) values (new.id);
    else
        insert into case_access_change (case_id) values (new.case_id);
    end if;
    return null;
end $$;

create trigger case_file_identified after insert on case_file for each row execute function case_access_changed();
create trigger case_file_access_changed after update on case_file for each row
    when (old.readers is distinct from new.readers or old.agency_id <> new.agency_id or old.sensitivity <> new.sensitivity
        or old.subject_id <> new.subject_id or old.status <> new.status or old.erased_at is distinct from new.erased_at)
    execute function case_access_changed();
create trigger share_grant_access_changed after insert or update on share_grant for each row execute function case_access_changed();
create trigger break_glass_access_changed after insert or update on break_glass for each row execute function case_access_changed();

insert into case_access_change (case_id) select id from case_file;

insert into absence_cover (absence_id, agency_id, account_id, cover_id, from_day, to_day)
    select id, agency_id, account_id, cover_id, from_day, to_day from absence;
