-- Accounts of workers who have left their agency: they are no caseworkers and no supervisors, whatever their token says.
create table departed_account (
    account_id varchar(100) not null,
    agency_id  uuid         not null,
    constraint departed_account_pk primary key (account_id)
);
