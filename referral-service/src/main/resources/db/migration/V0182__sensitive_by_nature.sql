-- A safe house and the clinical management of rape are sensitive whatever their entry says; the service writes it so from now on.
update service set sensitive = true, version = version + 1, updated_at = now()
 where service_type in ('SAFE_HOUSE', 'CLINICAL_MANAGEMENT_OF_RAPE') and not sensitive;
