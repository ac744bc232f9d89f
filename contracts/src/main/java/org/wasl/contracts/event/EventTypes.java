package org.wasl.contracts.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The CloudEvents types of all events, both ways. */
public final class EventTypes {
    static final String PREFIX = "org.wasl.";
    private static final Map<String, Class<? extends DomainEvent>> BY_TYPE = new TreeMap<>();

    static {
        Stream.of(DomainEvent.class, Fact.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .filter(kind -> kind.isAnnotationPresent(EventType.class))
                .map(kind -> kind.<DomainEvent>asSubclass(DomainEvent.class))
                .forEach(kind -> BY_TYPE.put(typeOf(kind), kind));
        factsOf(type -> true).values().forEach(kind -> BY_TYPE.put(removalOf(kind), FactRemoved.class));
    }

    private EventTypes() {}

    public static String typeOf(Class<? extends DomainEvent> kind) {
        return PREFIX + kind.getAnnotation(EventType.class).value();
    }

    /** Empty for a type that this version does not know: a newer service may send more than an older one reads. */
    public static Optional<Class<? extends DomainEvent>> kindOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The type of the event that says that a record of this kind is counted no more: {@code org.wasl.need.removed}. */
    public static String removalOf(Class<? extends DomainEvent> fact) {
        return typeOf(fact).replaceFirst("\\.stated$", ".removed");
    }

    /** The kinds of facts that a service states, each by its name without {@code .stated}: {@code need}. */
    public static SortedMap<String, Class<? extends Fact>> factsOf(Producer producer) {
        return factsOf(type -> Producer.of(type).filter(producer::equals).isPresent());
    }

    private static SortedMap<String, Class<? extends Fact>> factsOf(Predicate<String> types) {
        SortedMap<String, Class<? extends Fact>> facts = new TreeMap<>();
        BY_TYPE.forEach((type, kind) -> {
            if (Fact.class.isAssignableFrom(kind) && kind != FactRemoved.class && types.test(type)) {
                facts.put(type.substring(PREFIX.length()).replaceFirst("\\.stated$", ""), kind.asSubclass(Fact.class));
            }
        });
        return facts;
    }

    public static Map<String, Class<? extends DomainEvent>> all() {
        return Map.copyOf(BY_TYPE);
    }
}
