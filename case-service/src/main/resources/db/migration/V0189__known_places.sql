-- The places of the directory, by its events: no case and no programme names one that does not exist, or that is not for everybody to know.
create table known_place (
    id              uuid    not null,
    organization_id uuid    not null,
    confidential    boolean not null,
    constraint known_place_pk primary key (id)
);
