-- The number of a family is that of everybody in it.
drop index person_identifier_value_uk;
create unique index person_identifier_value_uk on person_identifier (value_index, system, issuer)
    where status = 'ACTIVE' and system not in ('UNHCR_GROUP_NO', 'JO_FAMILY_BOOK');
