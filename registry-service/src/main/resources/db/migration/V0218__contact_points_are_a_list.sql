-- How a person is reached is a list (ADR 52). Plain, because people are found by them: who is it who calls.
create table person_contact_point (
    person_id   uuid    not null,
    position    int     not null,
    kind        text    not null,
    contact_use text,
    value       text    not null,
    safe_to_use boolean,
    verified_on date,
    constraint person_contact_point_pk primary key (person_id, position),
    constraint person_contact_point_person_id_fk foreign key (person_id) references person (id),
    constraint person_contact_point_kind_ck check (kind in ('PHONE', 'EMAIL')),
    constraint person_contact_point_use_ck check (contact_use in ('HOME', 'WORK', 'MOBILE', 'OLD'))
);

-- Numbers of Jordan get their country, as they are kept from now on.
insert into person_contact_point (person_id, position, kind, value)
select id, row_number() over (partition by id order by place) - 1, kind, value
from (
    select id, 0 place, 'PHONE' kind,
        case
            when phone ~ '^(\+|00)?9620?(7[789]\d{7}|[2356]\d{7})$' or phone ~ '^0?(7[789]\d{7}|[2356]\d{7})$'
                then '+962' || regexp_replace(phone, '^(\+|00)?(962)?0?', '')
            else regexp_replace(phone, '^00', '+')
        end value
    from person where phone is not null
    union all
    select id, 1, 'EMAIL', email from person where email is not null) points;

create index person_contact_point_phone_ix on person_contact_point (right(value, 9)) where kind = 'PHONE';
create index person_contact_point_email_ix on person_contact_point (value) where kind = 'EMAIL';

-- Numbers of landlines have other last digits with the country before them: the keys by which their records are recognised are computed anew.
update person set match_keys_version = 0 where phone ~ '^0?[2356]\d{7}$';

alter table person drop column phone, drop column email;
