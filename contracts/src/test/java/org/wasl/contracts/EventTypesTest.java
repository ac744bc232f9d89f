package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.CodeChange;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.event.Demographics;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.contracts.event.NeedStated;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.id.Id;

class EventTypesTest {
    @Test
    void a_type_names_its_record_and_back() {
        assertThat(EventTypes.typeOf(PersonRegistered.class)).isEqualTo("org.wasl.person.registered");
        assertThat(EventTypes.kindOf("org.wasl.person.registered")).contains(PersonRegistered.class);
        assertThat(EventTypes.kindOf("org.wasl.something.newer")).isEmpty();
        assertThat(new HashSet<Class<?>>(EventTypes.all().values()))
                .containsAll(records(DomainEvent.class))
                .containsAll(records(Fact.class));
    }

    @Test
    void every_kind_of_fact_belongs_to_a_service_with_a_topic_for_facts_and_tells_that_a_record_is_gone() {
        assertThat(EventTypes.removalOf(NeedStated.class)).isEqualTo("org.wasl.need.removed");
        assertThat(EventTypes.kindOf("org.wasl.need.removed")).contains(FactRemoved.class);
        assertThat(Arrays.stream(Producer.values()).flatMap(producer -> EventTypes.factsOf(producer).values().stream()))
                .hasSize(Fact.class.getPermittedSubclasses().length - 1);
        assertThat(EventTypes.factsOf(Producer.REGISTRY)).containsOnlyKeys("household", "need", "person");
        assertThat(EventTopic.factsOf(Producer.REGISTRY)).isEqualTo(EventTopic.REGISTRY_FACTS);
    }

    private static List<Class<?>> records(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .filter(Class::isRecord)
                .toList();
    }

    /** A free text in an event would be personal data on a topic sooner or later. */
    @Test
    void events_hold_ids_codes_and_names_of_fields_only() {
        for (Class<?> kind : EventTypes.all().values()) {
            if (kind == HolidayChanged.class || kind == CodeListChanged.class || kind == DirectoryChanged.class) {
                continue; // a day of the calendar, a code and what it is called, what the public directory says: of
                // nobody
            }
            assertThat(Arrays.stream(kind.getRecordComponents()))
                    .as(kind.getSimpleName())
                    .allMatch(EventTypesTest::saysNothingInWords);
        }
    }

    /** Names of fields and steps; accounts of workers; how a reader of a record is named. */
    private static boolean saysNothingInWords(RecordComponent part) {
        Set<String> texts = Set.of("changed", "step", "kind", "ownerId", "supervisorId", "accountId", "coverId", "key");
        Set<String> codesOfLists = Set.of(
                "camp",
                "code",
                "concern",
                "concerns",
                "district",
                "formCode",
                "governorate",
                "licenceClass",
                "reasonCode",
                "serviceGovernorate");
        return codesOfLists.contains(part.getName())
                || part.getDeclaringRecord() == CodeChange.class
                || texts.contains(part.getName())
                || isIdOrCode(part.getGenericType());
    }

    private static boolean isIdOrCode(Type type) {
        if (type instanceof ParameterizedType many) {
            return isIdOrCode(many.getActualTypeArguments()[0]);
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord() && !Id.class.isAssignableFrom(raw) && raw != Demographics.class) {
            return Arrays.stream(raw.getRecordComponents()).allMatch(EventTypesTest::saysNothingInWords);
        }
        return Id.class.isAssignableFrom(raw)
                || raw.isEnum()
                || Set.of(
                                Integer.class,
                                int.class,
                                BigDecimal.class,
                                long.class,
                                boolean.class,
                                Boolean.class,
                                UUID.class,
                                Instant.class,
                                LocalDate.class,
                                Demographics.class)
                        .contains(raw);
    }
}
