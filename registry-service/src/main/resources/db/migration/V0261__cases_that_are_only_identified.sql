-- Cases that are identified and not registered, as the case service states them.
create table identified_case (
    case_id uuid not null,
    constraint identified_case_pk primary key (case_id)
);
