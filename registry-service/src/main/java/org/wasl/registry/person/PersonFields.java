package org.wasl.registry.person;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.NameUse;
import org.wasl.contracts.code.NationalityGroup;
import org.wasl.contracts.event.Demographics;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.stored.StoredJson;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.InvisibleMarks;

/**
 * What one record says of a person, by parts. All fields of a part are opened by the same group of consent. As JSON the fields of all parts stand side by side, called as the
 * members of {@link PersonBody}.
 */
public record PersonFields(
        List<Name> names,
        @JsonUnwrapped PersonDemographics demographics,
        @JsonUnwrapped PersonNeeds needs,
        List<ContactPoint> contactPoints,
        @JsonUnwrapped ContactDetails contact,
        @JsonUnwrapped Residence residence) {
    private static final ObjectMapper JSON = StoredJson.ofColumns();
    private static final Map<String, FieldGroup> GROUPS = groups();

    /** A part of which nothing is known may be left out. */
    public PersonFields {
        demographics = demographics == null ? PersonDemographics.NONE : demographics;
        needs = needs == null ? PersonNeeds.NONE : needs;
        contactPoints = contactPoints == null ? List.of() : contactPoints;
        contact = contact == null ? ContactDetails.NONE : contact;
        residence = residence == null ? Residence.NONE : residence;
    }

    /** A name in one script, by its four parts. Parts that nobody knows are left out. */
    @Schema(name = "PersonName")
    public record Name(
            @NotNull NameScript script,
            @NotNull NameUse use,

            @NotNull @Size(min = 1, max = 100) @Pattern(regexp = ".*\\S.*") @CleanText @Schema(examples = "ليلى")
            String given,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "أحمد")
            String father,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "يوسف")
            String grandfather,

            @Size(max = 100) @CleanText @Schema(nullable = true, examples = "الخطيب")
            String family) {

        /** Marks of direction come along when a name is copied; they are no part of it. */
        public Name {
            given = InvisibleMarks.removed(given);
            father = InvisibleMarks.removed(father);
            grandfather = InvisibleMarks.removed(grandfather);
            family = InvisibleMarks.removed(family);
        }

        @JsonIgnore
        public String whole() {
            return java.util.stream.Stream.of(given, father, grandfather, family)
                    .filter(Objects::nonNull)
                    .collect(java.util.stream.Collectors.joining(" "));
        }
    }

    private static Map<String, FieldGroup> groups() {
        Map<String, FieldGroup> groups = new LinkedHashMap<>();
        groups.put("names", PersonNames.GROUP);
        putAll(groups, PersonDemographics.class, PersonDemographics.GROUP);
        putAll(groups, PersonNeeds.class, PersonNeeds.GROUP);
        groups.put("contactPoints", ContactPoints.GROUP);
        putAll(groups, ContactDetails.class, ContactDetails.GROUP);
        putAll(groups, Residence.class, Residence.GROUP);
        return Collections.unmodifiableMap(groups);
    }

    private static void putAll(Map<String, FieldGroup> groups, Class<? extends Record> part, FieldGroup group) {
        Arrays.stream(part.getRecordComponents()).forEach(field -> groups.put(field.getName(), group));
    }

    /**
     * The group of consent that opens a field: that of its part.
     *
     * @param field as the API calls it; empty where it is no field of a person
     */
    public static Optional<FieldGroup> groupOf(String field) {
        return Optional.ofNullable(GROUPS.get(field));
    }

    /** The names of all fields, as the API calls them, in their order. */
    public static Set<String> all() {
        return GROUPS.keySet();
    }

    /** The names of the fields that another record says otherwise. */
    public Set<String> differing(PersonFields other) {
        ObjectNode mine = JSON.valueToTree(this);
        ObjectNode theirs = JSON.valueToTree(other);
        Set<String> differing = new TreeSet<>(all());
        differing.removeIf(field -> Objects.equals(mine.get(field), theirs.get(field)));
        return differing;
    }

    /** These fields, with the chosen ones as another record says them. */
    public PersonFields with(PersonFields other, Predicate<String> chosen) {
        ObjectNode mine = JSON.valueToTree(this);
        ObjectNode theirs = JSON.valueToTree(other);
        all().stream().filter(chosen).forEach(field -> mine.set(field, theirs.get(field)));
        return JSON.convertValue(mine, PersonFields.class);
    }

    public PersonFields with(List<ContactPoint> points) {
        return with(names, points);
    }

    public PersonFields with(List<Name> others, List<ContactPoint> points) {
        return new PersonFields(others, demographics, needs, points, contact, residence);
    }

    /** As they are kept: a date is exact unless something else is said, and telephone numbers have one form. */
    public PersonFields settled() {
        return new PersonFields(
                names,
                demographics.settled(),
                needs,
                contactPoints.stream().map(ContactPoint::settled).toList(),
                contact,
                residence);
    }

    /** As they are kept by a record that says these now: where they do not say whether a contact point is safe, what was said of it before stays. */
    public PersonFields settledOver(PersonFields known) {
        PersonFields settled = settled();
        return settled.with(settled.contactPoints().stream()
                .map(point -> known.contactPoints().stream()
                        .filter(point::reachesAs)
                        .findFirst()
                        .map(point::keepingSafety)
                        .orElse(point))
                .toList());
    }

    /** The coarse codes that statistics count. */
    Demographics counted() {
        LocalDate born = demographics.birthDate();
        return new Demographics(
                demographics.sex(),
                born == null ? null : born.getYear(),
                residence.governorate(),
                residence.camp(),
                demographics.legalStatus(),
                needs.disability());
    }

    /** The same codes, with the others that the fact of a person has, by its names. */
    Map<String, String> codes() {
        Demographics counted = counted();
        Map<String, String> codes = new HashMap<>();
        codes.put("sex", text(counted.sex()));
        codes.put("birthYear", text(counted.birthYear()));
        codes.put("governorate", counted.governorate());
        codes.put("district", residence.knownDistrict());
        codes.put("camp", counted.camp());
        codes.put("nationalityGroup", text(NationalityGroup.of(demographics.nationality())));
        codes.put("legalStatus", text(counted.legalStatus()));
        codes.put("disability", text(counted.disability()));
        return codes;
    }

    private static String text(Object code) {
        return code == null ? null : code.toString();
    }

    /** What counts and does not identify. */
    PersonFields anonymous() {
        return new PersonFields(
                List.of(),
                demographics.anonymous(),
                PersonNeeds.NONE,
                List.of(),
                ContactDetails.NONE,
                residence.anonymous());
    }

    /**
     * The rules that look at more than one field, and that a birth date is not too long ago.
     *
     * @param known the record as it is; null where there is none yet
     */
    public void check(LocalDate today, PersonFields known) {
        Problem problem = new Problem(CommonProblem.INVALID_FIELDS);
        if (names.stream().noneMatch(n -> n.use() == NameUse.OFFICIAL)) {
            problem.at("/names", "official-name-required");
        }
        for (NameScript script : NameScript.values()) {
            if (names.stream()
                            .filter(n -> n.use() == NameUse.OFFICIAL && n.script() == script)
                            .count()
                    > 1) {
                problem.at("/names", "one-official-per-script");
            }
        }
        if (demographics.isBornBefore(today.minusYears(130))) {
            problem.at("/birthDate", "too-long-ago");
        }
        residence.check(known == null ? Residence.NONE : known.residence, problem);
        checkContactPoints(problem);
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }

    /** A number that stands there twice could be safe in one place and unsafe in the other. */
    private void checkContactPoints(Problem problem) {
        List<ContactPoint> points =
                contactPoints.stream().map(ContactPoint::settled).toList();
        for (int i = 0; i < points.size(); i++) {
            ContactPoint point = points.get(i);
            String fault = point.fault();
            if (fault == null && points.subList(0, i).stream().anyMatch(point::reachesAs)) {
                fault = "contact-point-twice";
            }
            if (fault != null) {
                problem.at("/contactPoints/" + i + "/value", fault);
            }
        }
    }
}
