package org.wasl.contracts.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The services that take part in events: what each is called, and which kinds of events it makes. */
public enum Producer {
    REGISTRY("registry-service", "person", "household", "consent", "legal-basis", "match", "merge", "need"),
    CASE(
            "case-service",
            "case",
            "worker",
            "holiday",
            "programme",
            "enrolment",
            "task",
            "assessment",
            "plan",
            "delivery",
            "follow-up",
            "feedback",
            "conference",
            "best-interests",
            "licence",
            "training",
            "supervision",
            "centre-programme",
            "session",
            "incident"),
    REFERRAL("referral-service", "referral", "directory", "organization", "service", "place", "capacity"),
    MONITORING("monitoring-service", "plan-report", "follow-up-action", "indicator-alert", "crisis-response"),
    GATEWAY("gateway", "code-list");

    private final String account;
    private final Set<String> subjects;

    Producer(String account, String... subjects) {
        this.account = account;
        this.subjects = Set.of(subjects);
    }

    /** As in {@code wasl.service}, in the names of its topics and in the source of its events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With which it signs in to Kafka; its consumer groups begin with it. */
    public String account() {
        return account;
    }

    /** @param service as in {@code wasl.service}; empty for one that makes no events */
    public static Optional<Producer> named(String service) {
        return Arrays.stream(values())
                .filter(producer -> producer.code().equals(service))
                .findFirst();
    }

    /** Empty for a subject that this version does not know. */
    public static Optional<Producer> of(String eventType) {
        // Asked for each event that is read: no pattern is compiled for it.
        String name =
                eventType.startsWith(EventTypes.PREFIX) ? eventType.substring(EventTypes.PREFIX.length()) : eventType;
        int dot = name.indexOf('.');
        String subject = dot < 0 ? name : name.substring(0, dot);
        return Arrays.stream(values())
                .filter(producer -> producer.subjects.contains(subject))
                .findFirst();
    }
}
