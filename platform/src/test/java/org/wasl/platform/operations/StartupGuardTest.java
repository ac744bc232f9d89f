package org.wasl.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartupGuardTest {
    @Test
    void keys_of_an_own_vault_without_demo_accounts_are_fine() {
        assertThat(StartupGuard.faults(false, List.of("vault-7:abc"), List.of("vault-8:def")))
                .isEmpty();
    }

    @Test
    void demo_accounts_and_generated_keys_are_faults() {
        assertThat(StartupGuard.faults(true, List.of("vault-7:abc", "local-1:abc"), List.of("vault-8:def")))
                .hasSize(2);
        assertThat(StartupGuard.faults(false, List.of("vault-7:abc"), List.of("local-2:abc")))
                .hasSize(1);
    }
}
