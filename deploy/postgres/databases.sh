#!/bin/bash
# One database for each service; nobody reads another's tables. It runs when the volume is new; of an installation from before, once by hand:
# docker compose exec postgres /docker-entrypoint-initdb.d/databases.sh
set -euo pipefail

create() {
  psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -Atc "select 1 from pg_database where datname = '$1'" | grep -q 1 ||
    createdb -U "$POSTGRES_USER" "$1"
}

psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d postgres -f /docker-entrypoint-initdb.d/roles/server.sql

for service in registry case referral monitoring gateway; do
  create "wasl_$service"
  owner="WASL_${service^^}_DATABASE_OWNER_PASSWORD" runtime="WASL_${service^^}_DATABASE_PASSWORD"
  # By the environment and not as an argument, which everybody in the container could read.
  OWNER_PASSWORD="${!owner}" SERVICE_PASSWORD="${!runtime}" psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "wasl_$service" <<'SQL'
\getenv owner OWNER_PASSWORD
\getenv service SERVICE_PASSWORD
select set_config('wasl.owner_password', :'owner', false), set_config('wasl.service_password', :'service', false) \g /dev/null
create extension if not exists pg_trgm;
\i /docker-entrypoint-initdb.d/roles/service.sql
SQL
done

create keycloak
KEYCLOAK_PASSWORD="$KEYCLOAK_DATABASE_PASSWORD" psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d keycloak <<'SQL'
\getenv password KEYCLOAK_PASSWORD
select 'create role keycloak login' where not exists (select from pg_roles where rolname = 'keycloak') \gexec
alter role keycloak password :'password';
select 'alter role keycloak connection limit 30' from pg_roles where rolname = 'keycloak' and rolconnlimit = -1 \gexec
alter database keycloak owner to keycloak;
revoke all on database keycloak from public;
SQL
