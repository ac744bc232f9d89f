-- Public holidays, as the case service announces them; those with a fixed day are known from the start.
create table holiday (
    day date not null,
    constraint holiday_pk primary key (day)
);

insert into holiday
select make_date(year, month, day)
from generate_series(2026, 2033) year, (values (1, 1), (5, 1), (5, 25), (12, 25)) as fixed (month, day);
