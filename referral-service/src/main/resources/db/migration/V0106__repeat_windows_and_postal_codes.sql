-- After how many days one asks for a service again: until then a second one may be a duplicate. Others: 90.
create table service_repeat_window (
    service_type text not null,
    days         int  not null,
    constraint service_repeat_window_pk primary key (service_type),
    constraint service_repeat_window_days_ck check (days > 0)
);
insert into service_repeat_window (service_type, days) values
    ('CASH_ASSISTANCE', 30),
    ('FOOD', 30),
    ('NFI', 180),
    ('ASSISTIVE_DEVICE', 365);

-- Places by postal code.
create index location_addresses_ix on location using gin ((details -> 'addresses') jsonb_path_ops);
