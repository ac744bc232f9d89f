-- Since a restoration the feed counts on from the last change that was kept (ADR 68): the same numbers stood for other changes before it.
create table feed_epoch (
    epoch    bigint not null,
    kept_seq bigint not null,
    constraint feed_epoch_pk primary key (epoch),
    constraint feed_epoch_epoch_fk foreign key (epoch) references restoration (epoch)
);

create function feed_epoch_begins() returns trigger language plpgsql as $$
begin
    insert into feed_epoch (epoch, kept_seq) select new.epoch, coalesce(max(seq), 0) from change;
    return null;
end $$;

create trigger restoration_begins_feed_epoch after insert on restoration
    for each row execute function feed_epoch_begins();

do $$
begin
    if exists (select from pg_roles where rolname = 'wasl_runtime') then
        revoke insert, update, delete on feed_epoch from wasl_runtime;
    end if;
end $$;
