-- How poor a household was found to be: by which method, and when.
alter table household add column poverty_score      numeric(9, 3);
alter table household add column poverty_score_type text;
alter table household add column poverty_scored_on  date;
alter table household add constraint household_poverty_score_ck
    check (num_nonnulls(poverty_score, poverty_score_type, poverty_scored_on) in (0, 3));

create index household_poverty_score_ix on household (poverty_score) where poverty_score is not null;
