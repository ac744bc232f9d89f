-- What is written of an entry while it is hidden stays hidden when the entry is opened, and so does all of the change that opens or hides it. The database keeps
-- it true, whoever writes, and compares no times: the clock of who writes and that of who opens may differ.
-- The row of a new entry is public: it has no values, and a history without it would tell that there is more.
alter table directory_change add column hidden boolean not null default false;

create function entry_is_hidden(entry uuid) returns boolean language plpgsql as $$
begin
    return exists (select 1 from service where id = entry and sensitive)
        or exists (select 1 from location where id = entry and confidential)
        or exists (select 1 from place_index where id = entry and not open);
end $$;

create function directory_change_is_hidden() returns trigger language plpgsql as $$
begin
    new.hidden := new.action <> 'CREATE' and entry_is_hidden(new.record_id);
    return new;
end $$;
create trigger directory_change_is_hidden before insert on directory_change
    for each row execute function directory_change_is_hidden();

-- At the end of the transaction, so that the rows of this change are among them, in whichever order they were written.
-- The argument is the table of the entry: history that came with an import is history too.
create function history_until_now_is_hidden() returns trigger language plpgsql as $$
begin
    update directory_change set hidden = true where record_id = new.id and action <> 'CREATE' and not hidden;
    if not entry_is_hidden(new.id) then
        execute format('update %I set source = source #- ''{document,metadata}'', version = version + 1'
                       ' where id = $1 and source #> ''{document,metadata}'' is not null', tg_argv[0]) using new.id;
    end if;
    return null;
end $$;
create constraint trigger history_until_now_is_hidden after update on service deferrable initially deferred
    for each row when (old.sensitive <> new.sensitive) execute function history_until_now_is_hidden('service');
create constraint trigger history_until_now_is_hidden after update on location deferrable initially deferred
    for each row when (old.confidential <> new.confidential) execute function history_until_now_is_hidden('location');
create constraint trigger history_until_now_is_hidden after update on place_index deferrable initially deferred
    for each row when (old.open <> new.open) execute function history_until_now_is_hidden('service_at_location');
