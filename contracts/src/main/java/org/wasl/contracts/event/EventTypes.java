package org.wasl.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The CloudEvents types of all events, both ways. */
public final class EventTypes {
    private static final String PREFIX = "org.wasl.";
    private static final Map<String, Class<? extends DomainEvent>> BY_TYPE = new TreeMap<>();

    static {
        Arrays.stream(DomainEvent.class.getPermittedSubclasses())
                .map(kind -> kind.<DomainEvent>asSubclass(DomainEvent.class))
                .forEach(kind -> BY_TYPE.put(typeOf(kind), kind));
    }

    private EventTypes() {}

    public static String typeOf(Class<? extends DomainEvent> kind) {
        return PREFIX + kind.getAnnotation(EventType.class).value();
    }

    /** Empty for a type that this version does not know: a newer service may send more than an older one reads. */
    public static Optional<Class<? extends DomainEvent>> kindOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static Map<String, Class<? extends DomainEvent>> all() {
        return Map.copyOf(BY_TYPE);
    }
}
