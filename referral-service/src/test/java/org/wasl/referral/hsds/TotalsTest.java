package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.directory.Service;

@QuarkusTest
class TotalsTest extends ReferralTest {
    @Inject
    Totals totals;

    private static Filter<Service> saying(String word) {
        return Filter.of(Service.class).and("e.words = :words", "words", word);
    }

    @Test
    void many_rows_are_not_counted_again_at_once_and_few_always_are() {
        String many = UUID.randomUUID().toString();
        String few = UUID.randomUUID().toString();
        totals.remember(saying(many), 1_000);
        totals.remember(saying(few), 999);

        assertThat(totals.of(saying(many))).hasValue(1_000);
        assertThat(totals.of(saying(few))).isEmpty();
    }
}
