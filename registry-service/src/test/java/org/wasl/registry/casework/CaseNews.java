package org.wasl.registry.casework;

import static org.wasl.platform.testing.Persona.MINISTRY;

import java.util.UUID;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;

/** What the case service tells of its cases. */
public final class CaseNews {
    private CaseNews() {}

    public static void identified(String file, String person, Persona owner, Persona supervisor) {
        send(
                file,
                "case.identified",
                "{\"caseId\":\"%s\",\"subjectId\":\"%s\",\"agencyId\":\"%s\",\"programme\":\"GBV\",\"ownerId\":\"%s\",\"supervisorId\":\"%s\"}"
                        .formatted(file, person, MINISTRY, owner.subject(), supervisor.subject()));
    }

    public static void moved(String file, String status) {
        send(
                file,
                "case.moved",
                "{\"caseId\":\"%s\",\"step\":\"any\",\"status\":\"%s\",\"stage\":\"ASSESSMENT\",\"risk\":\"LOW\"}"
                        .formatted(file, status));
    }

    private static void send(String file, String type, String data) {
        Topic.send("wasl.case.events", file, """
                {"specversion":"1.0","id":"%s","source":"/wasl/case","type":"org.wasl.%s","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":%s}""".formatted(UUID.randomUUID(), type, file, data));
    }
}
