-- Two agencies may each write down the number of the person whom they both hold: a person whose records were joined is one person.
alter table person_identifier add column joint boolean not null default false;
drop index person_identifier_value_uk;
create unique index person_identifier_value_uk on person_identifier (value_index, system, issuer)
    where status = 'ACTIVE' and not joint and system not in ('UNHCR_GROUP_NO', 'JO_FAMILY_BOOK');
