-- Whether mails to an organization's subscribers carry figures: those of the open data alone, and not until its manager says so.
create table report_mail_setting (
    agency_id        uuid        not null,
    attach_open_data boolean     not null,
    changed_by       text        not null,
    changed_at       timestamptz not null,
    constraint report_mail_setting_pk primary key (agency_id)
);
