-- A referral is as hidden as the case that it was made from, and, at the recipient, as its service asks. Until the case service has stated its cases, those
-- that hang on one count as restricted.
alter table referral
    add column sensitivity text not null default 'STANDARD',
    add column sensitive_service boolean not null default false,
    add constraint referral_sensitivity_ck check (sensitivity in ('STANDARD', 'SENSITIVE', 'RESTRICTED'));

update referral set sensitivity = 'RESTRICTED' where case_id is not null;
update referral r set sensitive_service = true
  from service_at_location p join service s on s.id = p.service_id
 where p.id = r.service_at_location_id
   and (s.sensitive or r.service_type in ('SAFE_HOUSE', 'CLINICAL_MANAGEMENT_OF_RAPE'));


-- The accounts of an organization that know of referrals to its sensitive services: the organization's own list.
create table sensitive_service_account (
    id              uuid        not null,
    version         int         not null,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    agency_id       uuid        not null,
    account_id      text        not null,
    added_by        text        not null,
    constraint sensitive_service_account_pk primary key (id),
    constraint sensitive_service_account_uk unique (agency_id, account_id)
);
