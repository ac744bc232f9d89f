-- Words that nobody searches.
alter table parcel add column remark text;
