package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.Demographics;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.id.Id;

class EventTypesTest {
    @Test
    void a_type_names_its_record_and_back() {
        assertThat(EventTypes.typeOf(PersonRegistered.class)).isEqualTo("org.wasl.person.registered");
        assertThat(EventTypes.kindOf("org.wasl.person.registered")).contains(PersonRegistered.class);
        assertThat(EventTypes.kindOf("org.wasl.something.newer")).isEmpty();
        assertThat(EventTypes.all()).hasSize(DomainEvent.class.getPermittedSubclasses().length);
    }

    /** A free text in an event would be personal data on a topic sooner or later. */
    @Test
    void events_hold_ids_codes_and_names_of_fields_only() {
        Set<String> texts = Set.of("changed", "step", "kind", "ownerId", "supervisorId"); // the last two: accounts
        for (Class<?> kind : DomainEvent.class.getPermittedSubclasses()) {
            if (kind == HolidayChanged.class) {
                continue; // a day of the calendar and whether it is one: of nobody
            }
            assertThat(Arrays.stream(kind.getRecordComponents()))
                    .as(kind.getSimpleName())
                    .allMatch(part -> isIdOrCode(part) || texts.contains(part.getName()));
        }
    }

    private static boolean isIdOrCode(RecordComponent part) {
        return Id.class.isAssignableFrom(part.getType())
                || part.getType().isEnum()
                || part.getType() == Integer.class
                || part.getType() == UUID.class
                || part.getType() == Demographics.class
                || part.getGenericType().getTypeName().matches("java.util.Set<org.wasl.contracts.id.*>");
    }
}
