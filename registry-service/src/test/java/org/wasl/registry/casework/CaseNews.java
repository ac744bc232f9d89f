package org.wasl.registry.casework;

import static org.wasl.platform.testing.Persona.MINISTRY;

import java.util.UUID;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;

/** What the case service tells of its cases. */
public final class CaseNews {
    private CaseNews() {}

    public static void identified(String file, String person, Persona owner, Persona supervisor) {
        identified("wasl.case.events", "/wasl/case", file, person, owner, supervisor);
    }

    /** Also as somebody would who is not the case service. */
    static void identified(String topic, String source, String file, String person, Persona owner, Persona supervisor) {
        send(
                topic,
                source,
                file,
                "case.identified",
                "{\"caseId\":\"%s\",\"subjectId\":\"%s\",\"agencyId\":\"%s\",\"programme\":\"GBV\",\"ownerId\":\"%s\",\"supervisorId\":\"%s\"}"
                        .formatted(file, person, MINISTRY, owner.subject(), supervisor.subject()));
    }

    public static void moved(String file, String status) {
        send(
                "wasl.case.events",
                "/wasl/case",
                file,
                "case.moved",
                "{\"caseId\":\"%s\",\"step\":\"any\",\"status\":\"%s\",\"stage\":\"ASSESSMENT\",\"risk\":\"LOW\"}"
                        .formatted(file, status));
    }

    private static void send(String topic, String source, String file, String type, String data) {
        Topic.send(topic, file, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":%s}""".formatted(UUID.randomUUID(), source, type, file, data));
    }
}
