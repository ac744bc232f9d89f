-- Staff who neither keep the register nor work with the person see only the requests that they took down themselves.
alter table subject_request add column taken_by varchar(100);
