package org.wasl.referral.referral;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** Referrals from draft to end. */
abstract class ClosedLoop extends ReferralTest {
    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    static String event(String type, String subject, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":%s}""".formatted(UUID.randomUUID(), type, subject, data);
    }
}
