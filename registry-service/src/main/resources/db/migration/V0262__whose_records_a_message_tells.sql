-- Whose records a message to a partner tells: it is not sent when one of them was erased or closed meanwhile, and what it says of the erased is gone.
alter table spdci_delivery add column persons uuid[] not null default '{}';
create index spdci_delivery_persons_ix on spdci_delivery using gin (persons) where text_sealed is not null;
alter table spdci_delivery drop constraint spdci_delivery_text_ck;
alter table spdci_delivery add constraint spdci_delivery_text_ck check (text_sealed is not null or status <> 'WAITING');
