-- Those that wait for an administrator are counted twice a minute.
create index dead_letter_open_ix on dead_letter (id) where resent_at is null;
