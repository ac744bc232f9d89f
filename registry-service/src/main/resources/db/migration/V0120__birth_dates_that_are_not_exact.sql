-- A search by a birth date also meets those of whom no more than the year or the month is known: few, and found without looking through all of that year.
create index person_birth_rough_ix on person (birth_date) where birth_date_precision in ('YEAR', 'ESTIMATED', 'MONTH');
