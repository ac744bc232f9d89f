-- The organizations of the directory, by its events. To one that is closed nothing is opened.
create table known_organization (
    id   uuid    not null,
    open boolean not null,
    constraint known_organization_pk primary key (id)
);

drop table closed_organization;

create view closed_organization as
select id from known_organization where not open;

-- Indicators that administrators added. Those that come with the platform stand in its program.
create table indicator (
    code          text   not null,
    title_ar      text   not null,
    title_en      text   not null,
    definition_ar text   not null,
    definition_en text   not null,
    unit          text   not null,
    numerator     jsonb  not null,
    denominator   jsonb,
    per           integer,
    dimensions    text[] not null,
    constraint indicator_pk primary key (code)
);
