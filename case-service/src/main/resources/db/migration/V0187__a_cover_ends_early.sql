-- Whom emergency access is refused covers for nobody any longer, while the worker is away all the same.
alter table absence add column covered_until date;
