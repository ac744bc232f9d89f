package org.wasl.monitoring;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.wasl.platform.crypto.Resealer;
import org.wasl.platform.testing.AtRestRules;

@QuarkusTest
class AtRestTest extends MonitoringTest {
    @Inject
    DataSource database;

    @Inject
    Resealer resealer;

    @Test
    void every_column_that_can_hold_words_is_sealed_or_decided_otherwise() {
        AtRestRules.check(database, resealer);
    }
}
