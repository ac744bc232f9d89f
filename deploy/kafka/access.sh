#!/bin/bash
# Generated from the declared topics. Makes topics, accounts and rules of Kafka, as the administrator; what is there already stays.
# Needs BROKERS, PROTOCOL (SASL_SSL where anything leaves the machine), ADMIN_PASSWORD and a password for each service.
set -euo pipefail
umask 077
bin=/opt/kafka/bin
settings=$(mktemp)
{
  echo "security.protocol=$PROTOCOL"
  echo "sasl.mechanism=PLAIN"
  echo "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username=\"wasl-admin\" password=\"$ADMIN_PASSWORD\";"
} > "$settings"
tool() { "$bin/$1" --bootstrap-server "$BROKERS" --command-config "$settings" "${@:2}"; }

# An account of a service, and its consumer groups. The password in a file and not as an argument, which everybody in the container could read.
account() {
  local password
  password=$(mktemp)
  printf 'SCRAM-SHA-512=password=%s\n' "${2//\\/\\\\}" > "$password"
  tool kafka-configs.sh --alter --entity-type users --entity-name "$1" --add-config-file "$password"
  rm "$password"
  tool kafka-acls.sh --add --force --allow-principal "User:$1" --operation Read --group "$1" --resource-pattern-type prefixed
}
# A topic, the service that writes it, and those that read it. PARTITIONS and SETTINGS may be given before it.
topic() {
  local settings=()
  for setting in ${SETTINGS:-}; do settings+=(--config "$setting"); done
  tool kafka-topics.sh --create --if-not-exists --topic "$1" --partitions "${PARTITIONS:-3}" "${settings[@]}"
  tool kafka-acls.sh --add --force --allow-principal "User:$2" --operation Write --operation Describe --topic "$1"
  for reader in "${@:3}"; do
    tool kafka-acls.sh --add --force --allow-principal "User:$reader" --operation Read --operation Describe --topic "$1"
  done
}

account registry-service "$REGISTRY_PASSWORD"
account case-service "$CASE_PASSWORD"
account referral-service "$REFERRAL_PASSWORD"
account monitoring-service "$MONITORING_PASSWORD"
account gateway "$GATEWAY_PASSWORD"

topic wasl.registry.events registry-service case-service gateway referral-service registry-service
topic wasl.case.events case-service gateway monitoring-service referral-service
topic wasl.referral.events referral-service case-service gateway monitoring-service registry-service
topic wasl.monitoring.events monitoring-service case-service gateway
topic wasl.gateway.events gateway case-service monitoring-service referral-service registry-service
topic wasl.case.restricted case-service referral-service registry-service
topic wasl.referral.restricted referral-service case-service registry-service
PARTITIONS=3 SETTINGS='cleanup.policy=compact max.compaction.lag.ms=604800000' topic wasl.registry.facts registry-service monitoring-service
PARTITIONS=3 SETTINGS='cleanup.policy=compact max.compaction.lag.ms=604800000' topic wasl.case.facts case-service monitoring-service
PARTITIONS=3 SETTINGS='cleanup.policy=compact max.compaction.lag.ms=604800000' topic wasl.referral.facts referral-service monitoring-service
topic wasl.registry.dead-letters registry-service
topic wasl.case.dead-letters case-service
topic wasl.referral.dead-letters referral-service
topic wasl.monitoring.dead-letters monitoring-service
topic wasl.gateway.dead-letters gateway
topic wasl.registry.retries registry-service registry-service
topic wasl.case.retries case-service case-service
topic wasl.referral.retries referral-service referral-service
topic wasl.monitoring.retries monitoring-service monitoring-service
topic wasl.gateway.retries gateway gateway
PARTITIONS=1 SETTINGS='cleanup.policy=compact delete.retention.ms=315360000000 min.compaction.lag.ms=315360000000' topic wasl.registry.audit-checkpoints registry-service registry-service
PARTITIONS=1 SETTINGS='cleanup.policy=compact delete.retention.ms=315360000000 min.compaction.lag.ms=315360000000' topic wasl.case.audit-checkpoints case-service case-service
PARTITIONS=1 SETTINGS='cleanup.policy=compact delete.retention.ms=315360000000 min.compaction.lag.ms=315360000000' topic wasl.referral.audit-checkpoints referral-service referral-service
PARTITIONS=1 SETTINGS='cleanup.policy=compact delete.retention.ms=315360000000 min.compaction.lag.ms=315360000000' topic wasl.monitoring.audit-checkpoints monitoring-service monitoring-service
PARTITIONS=1 SETTINGS='cleanup.policy=compact delete.retention.ms=315360000000 min.compaction.lag.ms=315360000000' topic wasl.gateway.audit-checkpoints gateway gateway
