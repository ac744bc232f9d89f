-- Organizations that the directory says are closed. A service that follows the directory, or keeps it, has a view of this name in its place.
create table closed_organization (
    id uuid not null,
    constraint closed_organization_pk primary key (id)
);
