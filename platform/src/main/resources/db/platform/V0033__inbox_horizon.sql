-- Ids of received events are kept for a time. An event of before that time was received then: it is not applied again.
create table inbox_horizon (
    only_row  boolean     not null default true,
    forgotten timestamptz not null,
    constraint inbox_horizon_pk primary key (only_row),
    constraint inbox_horizon_only_row_ck check (only_row)
);

insert into inbox_horizon (forgotten) values ('-infinity');

create index inbox_received_at_ix on inbox (received_at);
