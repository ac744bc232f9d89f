-- Which accounts of a recipient work with a person on a referral, as the referral service stated it: a provider passes on only persons whom it serves. One that ended
-- keeps its number and revision, so that an older statement does not open it again, and nothing of the person.
create table received_referral (
    referral_id  uuid      not null,
    recipient_id uuid      not null,
    subject_id   uuid,
    readers      varchar[] not null,
    revision     bigint    not null,
    constraint received_referral_pk primary key (referral_id)
);
create index received_referral_subject_ix on received_referral (subject_id) where subject_id is not null;
