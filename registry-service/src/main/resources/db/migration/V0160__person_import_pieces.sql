-- A part of a file is kept in pieces of a quarter of a megabyte, so that memory does not grow with the part: several at once were more than a service has.
alter table person_import_part add column piece int not null default 0;
alter table person_import_part drop constraint person_import_part_pk;
alter table person_import_part add constraint person_import_part_pk primary key (import_id, number, piece);
alter table person_import_part add constraint person_import_part_piece_ck check (piece >= 0);
