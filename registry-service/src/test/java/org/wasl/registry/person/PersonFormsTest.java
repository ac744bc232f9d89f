package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.event.Demographics;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.testing.TestCiphers;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.export.PersonColumns;
import org.wasl.registry.registration.Registration;

/** Each field of a person stands in each form that has the person's fields. A field that is missing in one of them is named here. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonFormsTest {
    private static final ObjectMapper JSON = TestPersons.json();
    private static final AgencyId AGENCY = new AgencyId(new UUID(0, 1));

    /** A telephone and a name take several columns each. */
    private static final Set<String> IN_SEVERAL_COLUMNS = Set.of("names", "contactPoints");

    @Test
    void every_field_has_a_group_of_consent() {
        assertThat(PersonFields.all()).containsExactlyInAnyOrderElementsOf(members());
    }

    @Test
    void every_field_passes_from_the_body_through_the_parts_and_back() {
        PersonBody body = JSON.convertValue(everything(), PersonBody.class);

        assertThat(body.toFields().differing(TestPersons.fields(Map.of("governorate", "JO-AM"))))
                .isEqualTo(new TreeSet<>(members()));
        assertThat(PersonBody.of(body.toFields())).isEqualTo(body);
    }

    @Test
    void every_field_is_registered() {
        Registration registration = JSON.convertValue(everything(), Registration.class);

        assertThat(registration.body()).isEqualTo(JSON.convertValue(everything(), PersonBody.class));
    }

    @Test
    void every_field_has_a_column() {
        Set<String> columns =
                PersonColumns.ALL.stream().map(PersonColumns.Column::name).collect(Collectors.toSet());

        assertThat(members().stream().filter(member -> !IN_SEVERAL_COLUMNS.contains(member)))
                .allSatisfy(member -> assertThat(columns).contains(PersonColumns.nameOf(member)));
    }

    /** With all groups open the view shows what was registered. */
    @Test
    void every_field_is_shown() {
        ObjectNode shown = shown(EnumSet.allOf(FieldGroup.class));

        Map<String, Object> kept = new TreeMap<>(everything());
        kept.remove("contactPoints");
        assertThat(shown.retain(kept.keySet())).isEqualTo(JSON.valueToTree(kept));
    }

    @ParameterizedTest
    @EnumSource
    void a_group_opens_its_fields_and_no_other(FieldGroup group) {
        ObjectNode shown = shown(Set.of(group));

        assertThat(members().stream().filter(member -> isSaid(shown.get(member))))
                .containsExactlyInAnyOrderElementsOf(members().stream()
                        .filter(member -> PersonFields.groupOf(member).orElseThrow() == group)
                        .toList());
    }

    @Test
    void statistics_count_places_but_no_district() {
        Demographics counted =
                JSON.convertValue(everything(), PersonBody.class).toFields().counted();

        assertThat(List.of(counted.governorate(), counted.camp())).containsExactly("any governorate", "any camp");
        assertThat(JSON.valueToTree(counted).toString()).doesNotContain("district");
    }

    @Test
    void of_an_erased_person_what_counts_stays_and_nothing_else() {
        PersonFields left =
                JSON.convertValue(everything(), PersonBody.class).toFields().anonymous();

        ObjectNode said = JSON.valueToTree(PersonBody.of(left));
        assertThat(members().stream().filter(member -> isSaid(said.get(member))))
                .containsExactlyInAnyOrder(
                        "sex", "birthDate", "birthDatePrecision", "nationality", "legalStatus", "governorate");
    }

    private static boolean isSaid(JsonNode value) {
        return value.isArray() ? !value.isEmpty() : !value.isNull();
    }

    private static ObjectNode shown(Set<FieldGroup> groups) {
        Sealer cipher =
                TestCiphers.with(List.of("one:" + "A".repeat(43) + "="), List.of("two:" + "B".repeat(42) + "A="));
        Person person = new Person(
                AGENCY,
                JSON.convertValue(everything(), PersonBody.class).toFields(),
                Set.of(),
                List.of(),
                cipher,
                TestClock.clock());
        FieldAccess access = new FieldAccess(AGENCY, Map.of(person.rawId(), groups));
        return JSON.valueToTree(
                PersonView.of(person, access, AGENCY, List.of(), JordanTime.today(TestClock.clock()), cipher));
    }

    private static List<String> members() {
        return Arrays.stream(PersonBody.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** A value for each member, and no two texts alike. */
    private static Map<String, Object> everything() {
        Map<String, Object> all = new TreeMap<>();
        for (RecordComponent member : PersonBody.class.getRecordComponents()) {
            all.put(member.getName(), value(member));
        }
        return all;
    }

    private static Object value(RecordComponent member) {
        if (member.getType().isEnum()) {
            return member.getType().getEnumConstants()[member.getType().getEnumConstants().length - 1];
        }
        if (member.getType() == LocalDate.class) {
            return LocalDate.of(1987, 6, 5);
        }
        if (member.getType() == Boolean.class) {
            return true;
        }
        return switch (member.getName()) {
            case "names" ->
                List.of(new PersonFields.Name(NameScript.ARAB, NameUse.OFFICIAL, "هدى", "سليم", null, "الخطيب"));
            case "contactPoints" ->
                List.of(ContactPoint.of(ContactPointKind.PHONE, "+962790000119").settled());
            default -> "any " + member.getName();
        };
    }
}
