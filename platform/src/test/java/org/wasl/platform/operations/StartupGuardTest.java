package org.wasl.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartupGuardTest {
    @Test
    void keys_of_an_own_vault_without_demo_accounts_are_fine() {
        assertThat(StartupGuard.faults(
                        false, "SASL_SSL", false, false, List.of("vault-7:abc"), List.of("vault-8:def"), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void demo_accounts_and_generated_keys_are_faults() {
        assertThat(StartupGuard.faults(
                        true,
                        "SASL_SSL",
                        false,
                        false,
                        List.of("vault-7:abc", "local-1:abc"),
                        List.of("vault-8:def"),
                        Duration.ZERO))
                .hasSize(2);
        assertThat(StartupGuard.faults(
                        false, "SASL_SSL", false, false, List.of("vault-7:abc"), List.of("local-2:abc"), Duration.ZERO))
                .hasSize(1);
    }

    @Test
    void a_broker_that_asks_nobody_is_a_fault() {
        assertThat(StartupGuard.faults(
                        false,
                        "PLAINTEXT",
                        false,
                        false,
                        List.of("vault-7:abc"),
                        List.of("vault-8:def"),
                        Duration.ZERO))
                .hasSize(1);
    }

    @Test
    void a_service_that_owns_its_tables_is_a_fault() {
        assertThat(StartupGuard.faults(
                        false, "SASL_SSL", true, false, List.of("vault-7:abc"), List.of("vault-8:def"), Duration.ZERO))
                .hasSize(1);
    }

    @Test
    void the_password_of_the_owner_of_the_schema_is_a_fault() {
        assertThat(StartupGuard.faults(
                        false, "SASL_SSL", false, true, List.of("vault-7:abc"), List.of("vault-8:def"), Duration.ZERO))
                .singleElement()
                .asString()
                .contains("quarkus.flyway.password");
    }

    @Test
    void a_clock_that_is_not_the_machines_is_a_fault() {
        assertThat(StartupGuard.faults(
                        false,
                        "SASL_SSL",
                        false,
                        false,
                        List.of("vault-7:abc"),
                        List.of("vault-8:def"),
                        Duration.ofDays(-1)))
                .singleElement()
                .asString()
                .contains("wasl.clock.offset");
    }
}
