drop table closed_organization;

create view closed_organization as
select id from organization where status <> 'OPEN';
