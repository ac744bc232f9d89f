-- One database for each service; nobody reads another's tables.
create database wasl_registry;
create database wasl_case;
create database wasl_referral;
create database wasl_gateway;
create database keycloak;
\connect wasl_registry
create extension if not exists pg_trgm;
