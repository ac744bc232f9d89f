-- The organizations of the directory, by its events: nothing is allowed, and nothing goes, to one that does not exist or is closed.
create table known_organization (
    id   uuid    not null,
    open boolean not null,
    constraint known_organization_pk primary key (id)
);
