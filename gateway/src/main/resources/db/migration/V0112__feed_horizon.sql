-- Changes are kept for a time. A reader whose place is before this has missed some, and is told so.
create table feed_horizon (
    only_row boolean not null default true,
    seq      bigint  not null,
    constraint feed_horizon_pk primary key (only_row),
    constraint feed_horizon_only_row_ck check (only_row)
);

insert into feed_horizon (seq) values (0);
