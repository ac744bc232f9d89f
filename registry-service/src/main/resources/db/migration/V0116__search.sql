-- Words of names are found by how they begin: lexemes with prefixes, which an index of arrays cannot do.
create function begins_alike(words varchar[], asked text) returns boolean
    language sql immutable parallel safe
    return array_to_tsvector(words::text[]) @@ asked::tsquery;

update person_name set skeleton_words = array_remove(skeleton_words, '') where '' = any(skeleton_words);

drop index person_name_words_ix;
create index person_name_words_ix on person_name using gin (array_to_tsvector(skeleton_words::text[]));

-- A telephone number is the same with and without the country before it.
drop index person_phone_ix;
create index person_phone_ix on person (right(phone, 9)) where phone is not null;
create index person_birth_ix on person (birth_date) where birth_date is not null;
