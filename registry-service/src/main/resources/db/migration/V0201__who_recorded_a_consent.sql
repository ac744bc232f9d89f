-- A rejected legal basis is opened again by a consent that somebody else recorded only. Of earlier consents nobody knows who: they open nothing again.
alter table consent add column recorded_by text;
