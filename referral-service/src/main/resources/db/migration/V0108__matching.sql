create index referral_answers_ix on referral (service_at_location_id, sent_at) where sent_at is not null;
create index referral_sent_ix on referral (sent_at) where sent_at is not null;
