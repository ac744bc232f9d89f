-- A later consent for the same purpose and recipient replaces an earlier one unless it says that it adds; all earlier rows say nothing of it.
alter table consent add column adds boolean not null default false;
