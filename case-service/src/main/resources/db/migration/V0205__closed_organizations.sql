drop table closed_organization;

create view closed_organization as
select id from known_organization where not open;
