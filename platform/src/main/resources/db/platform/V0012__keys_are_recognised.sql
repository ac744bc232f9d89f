-- What a key makes of a fixed text: other bytes under the name of a key are noticed before anything is sealed with them (ADR 31).
alter table key_in_use add column check_value bytea;
