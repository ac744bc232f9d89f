-- WFP's number is that of a household's ration card, and several persons have it: IdentifierSystem.isOfHousehold.
drop index person_identifier_value_uk;
create unique index person_identifier_value_uk on person_identifier (value_index, system, issuer)
    where status = 'ACTIVE' and not joint and system not in ('UNHCR_GROUP_NO', 'JO_FAMILY_BOOK', 'WFP_ID');
