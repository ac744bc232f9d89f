-- A code goes to the address that the person agreed to, or to whoever works with the person, and then that is known: what comes by it may be staff's own word.
alter table feedback_invitation
    add column delivery      text not null default 'HANDED_OVER',
    add column shown_to      text,
    add column address_sealed text,
    add column mail_sealed   text,
    add column mailed_at     timestamptz,
    add column mail_attempts int not null default 0,
    add constraint feedback_invitation_delivery_ck check (delivery in ('HANDED_OVER', 'MAILED')),
    add constraint feedback_invitation_shown_ck check (delivery = 'HANDED_OVER' or shown_to is null);

create index feedback_invitation_mail_ix on feedback_invitation (id) where mail_sealed is not null;

alter table referral add column feedback_code_shown_to text;
