package org.wasl.registry.careteam;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** What the case service states of its cases. */
public final class StatedCases {
    private static final Map<String, String> READERS = new ConcurrentHashMap<>();

    private StatedCases() {}

    /** A restricted case: known to its owner and its supervisor alone. */
    public static void identified(String file, String person, Persona owner, Persona supervisor) {
        identified("wasl.case.restricted", "/wasl/case", file, person, owner, supervisor);
    }

    /** Also as somebody would who is not the case service. */
    static void identified(String topic, String source, String file, String person, Persona owner, Persona supervisor) {
        READERS.put(file, """
                "subjectId":"%s","agencyId":"%s","sensitivity":"RESTRICTED","readers":[
                  {"agencyId":"%s","key":"owner:%s","parts":["SUBJECT","SERVICES"],"until":null},
                  {"agencyId":"%s","key":"supervisor:%s","parts":["SUBJECT","SERVICES"],"until":null}]""".formatted(
                        person, owner.agency(), owner.agency(), owner.subject(), owner.agency(), supervisor.subject()));
        state(topic, source, file, true);
    }

    /** From now on as few, or as many, may know of it. */
    public static void isNow(String sensitivity, String file) {
        READERS.compute(
                file,
                (id, stated) ->
                        stated.replaceAll("\"sensitivity\":\"\\w+\"", "\"sensitivity\":\"" + sensitivity + "\""));
        state("wasl.case.restricted", "/wasl/case", file, true);
    }

    public static void moved(String file, boolean running) {
        state("wasl.case.restricted", "/wasl/case", file, running);
    }

    /** It is registered: work on it rests on a consent, or on another basis; or it is identified alone. */
    public static void isOnlyIdentified(String file, boolean only) {
        READERS.compute(file, (id, stated) -> stated.replace("\"onlyIdentified\":true,", "")
                .replace("\"subjectId\"", only ? "\"onlyIdentified\":true,\"subjectId\"" : "\"subjectId\""));
        state("wasl.case.restricted", "/wasl/case", file, true);
    }

    private static void state(String topic, String source, String file, boolean running) {
        Topic.send(topic, file, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"org.wasl.case.access-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"caseId":"%s","running":%s,"endedAt":%s,%s}}""".formatted(
                        UUID.randomUUID(),
                        source,
                        file,
                        file,
                        running,
                        running ? null : "\"" + TestClock.now() + "\"",
                        READERS.get(file)));
    }
}
