package org.wasl.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.TestServersResource;

@QuarkusTest
class AuditRolesTest extends PlatformTest {
    @Inject
    EntityManager entities;

    /** As in an installation whose roles are called otherwise than ours. */
    @Test
    void a_role_that_was_given_every_right_keeps_those_to_read_and_to_add() throws IOException {
        TestServersResource.asAdministrator(
                "create role some_writer",
                "grant all on audit_entry, audit_seal, audit_offset to some_writer",
                revocation());

        for (String table : List.of("audit_entry", "audit_seal", "audit_offset")) {
            assertThat(has(table, "select") && has(table, "insert")).as(table).isTrue();
            assertThat(has(table, "update") || has(table, "delete") || has(table, "truncate") || has(table, "trigger"))
                    .as(table)
                    .isFalse();
        }
        TestServersResource.asAdministrator(
                "revoke all on audit_entry, audit_seal, audit_offset from some_writer", "drop role some_writer");
    }

    private static String revocation() throws IOException {
        try (var migration = AuditTables.class.getResourceAsStream("/db/platform/V0010__audit_is_insert_only.sql")) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("do $$"));
        }
    }

    private boolean has(String table, String right) {
        return QuarkusTransaction.requiringNew()
                .call(() -> (Boolean)
                        entities.createNativeQuery("select has_table_privilege('some_writer', :table, :right)")
                                .setParameter("table", table)
                                .setParameter("right", right)
                                .getSingleResult());
    }
}
