-- The registry lets a recipient pass a person on only while it works on a referral of that person. A referral whose statement is due; written by triggers, so that
-- no way of changing it is forgotten.
create table statement_due (
    seq       bigint generated always as identity,
    record_id uuid not null,
    constraint statement_due_pk primary key (seq)
);
create index statement_due_record_ix on statement_due (record_id);
create sequence statement_revision;

create function referral_access_changed() returns trigger language plpgsql as $$
begin
    insert into statement_due (record_id) values (new.id);
    return null;
end $$;

create trigger referral_access_changed after update on referral for each row
    when ((old.status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD')) <> (new.status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD'))
        or (new.status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD')
            and (old.access_closed_at is distinct from new.access_closed_at or old.sensitive_service <> new.sensitive_service)))
    execute function referral_access_changed();

create function sensitive_service_accounts_changed() returns trigger language plpgsql as $$
declare
    organization uuid := case when tg_op = 'DELETE' then old.agency_id else new.agency_id end;
begin
    insert into statement_due (record_id)
        select id from referral
         where target_organization_id = organization and sensitive_service and status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD');
    return null;
end $$;

create trigger sensitive_service_accounts_changed after insert or delete on sensitive_service_account
    for each row execute function sensitive_service_accounts_changed();

insert into statement_due (record_id)
    select id from referral where status in ('ACCEPTED', 'IN_PROGRESS', 'ON_HOLD') and access_closed_at is null;
