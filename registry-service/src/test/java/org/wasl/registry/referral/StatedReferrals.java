package org.wasl.registry.referral;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;

/** What the referral service states of its referrals. */
public final class StatedReferrals {
    private StatedReferrals() {}

    /** Accepted by the centre in Irbid; known to whoever has one of these keys. */
    public static void underWay(String referral, String person, int revision, String... keys) {
        send(referral, '"' + person + '"', true, revision, keys);
    }

    public static void ended(String referral, int revision) {
        send(referral, "null", false, revision);
    }

    /** All under one key: they are read in the order in which they are sent. */
    private static void send(String referral, String person, boolean underWay, int revision, String... keys) {
        Topic.send("wasl.referral.restricted", "one-order", """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.access-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"referralId":"%s","subjectId":%s,"recipientId":"%s","underWay":%s,"readers":[%s],"revision":%s}}""".formatted(
                UUID.randomUUID(),
                referral,
                referral,
                person,
                Persona.REHABILITATION_CENTRE,
                underWay,
                Arrays.stream(keys).map(key -> "{\"key\":\"" + key + "\"}").collect(Collectors.joining(",")),
                revision));
    }
}
