package org.wasl.cases;

import java.util.UUID;
import org.wasl.platform.testing.Topic;

/** What the registry tells of the consents of a person. */
public final class RegistryNews {
    private RegistryNews() {}

    public static void consentWithdrawn(String person, String consent) {
        send("consent.withdrawn", person, """
                {"personId":"%s","consentId":"%s","purpose":"CASE_MANAGEMENT","recipients":[]}""".formatted(person, consent));
    }

    /** @param groups in JSON, between the brackets */
    public static void consentOpens(String person, String consent, String purpose, String recipient, String groups) {
        send("consent.effect-stated", person, """
                {"personId":"%s","effects":[{"purpose":"%s","recipient":"%s","fieldGroups":[%s],"consents":["%s"]}]}""".formatted(person, purpose, recipient, groups, consent));
    }

    private static void send(String type, String person, String data) {
        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":%s}""".formatted(UUID.randomUUID(), type, person, data));
    }
}
