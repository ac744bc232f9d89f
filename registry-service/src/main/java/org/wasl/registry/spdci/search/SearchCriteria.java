package org.wasl.registry.spdci.search;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.household.Household;
import org.wasl.registry.person.ExternalIdIndex;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.Persons;
import org.wasl.registry.spdci.IdentifierTypes;

/**
 * The criteria of one search in HQL, for persons or for households. Criteria on members apply to the head of a household.
 *
 * <p>Values are bound. Names of attributes are looked up in {@link SearchField} and {@link IdentifierTypes}, and never reach the query.
 */
final class SearchCriteria implements SearchField.Parameters {
    /** A child with two homes is a member of the main one alone. */
    private static final String PRESENT =
            " and m.leftOn is null and m.stay = org.wasl.contracts.code.HouseholdStay.MAIN";

    private static final int MOST_PEOPLE = 50;

    private final boolean ofGroups;
    private final AgencyId agency;
    private final Persons persons;
    private final IdentifierIndex identifiers;
    private final ExternalIdIndex externalIds;
    private final LocalDate today;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final Set<FieldGroup> opened = EnumSet.noneOf(FieldGroup.class);
    private boolean asksForHead;

    private final VisiblePersons people;

    private SearchCriteria(
            boolean ofGroups,
            AgencyId agency,
            Persons persons,
            IdentifierIndex identifiers,
            ExternalIdIndex externalIds,
            LocalDate today,
            VisiblePersons people) {
        this.ofGroups = ofGroups;
        this.agency = agency;
        this.persons = persons;
        this.identifiers = identifiers;
        this.externalIds = externalIds;
        this.today = today;
        this.people = people;
    }

    static Filter<Person> ofPersons(
            Predicate asked,
            AgencyId agency,
            Persons persons,
            IdentifierIndex identifiers,
            ExternalIdIndex externalIds,
            LocalDate today,
            VisiblePersons people) {
        SearchCriteria criteria = new SearchCriteria(false, agency, persons, identifiers, externalIds, today, people);
        String where = criteria.where(asked);
        Filter<Person> filter =
                people.opening(criteria.opened).and(people.found()).and(where);
        criteria.parameters.forEach(filter::with);
        return filter;
    }

    static Filter<Household> ofGroups(
            Predicate asked,
            AgencyId agency,
            Persons persons,
            IdentifierIndex identifiers,
            ExternalIdIndex externalIds,
            LocalDate today,
            VisiblePersons people,
            Filter<Household> visible) {
        SearchCriteria criteria = new SearchCriteria(true, agency, persons, identifiers, externalIds, today, people);
        String where = criteria.where(asked);
        Filter<Household> filter = visible.and(where);
        if (criteria.asksForHead) {
            filter.andIn(
                    "(select m.personId from HouseholdMember m where m.household = e"
                            + " and m.role = org.wasl.contracts.code.HouseholdRole.HEAD and m.leftOn is null)",
                    people.opening(criteria.opened));
        }
        criteria.parameters.forEach(filter::with);
        return filter;
    }

    @Override
    public String add(Object value) {
        String name = "asked" + parameters.size();
        parameters.put(name, value);
        return ":" + name;
    }

    @Override
    public LocalDate today() {
        return today;
    }

    private String where(Predicate condition) {
        if (condition instanceof Predicate.AllOf all) {
            return joined(all.conditions(), " and ");
        }
        if (condition instanceof Predicate.AnyOf any) {
            return joined(any.conditions(), " or ");
        }
        if (condition instanceof Predicate.Not not) {
            return "not (" + where(not.condition()) + ")";
        }
        return compared((Predicate.Compare) condition);
    }

    private String joined(List<Predicate> conditions, String by) {
        return "(" + String.join(by, conditions.stream().map(this::where).toList()) + ")";
    }

    private String compared(Predicate.Compare compare) {
        SearchField attribute = SearchField.named(compare.attribute()).orElse(null);
        if (attribute == null) {
            return numbered(compare);
        }
        if (attribute.of() == SearchField.Of.EITHER || (attribute.of() == SearchField.Of.GROUP) == ofGroups) {
            if (!ofGroups) {
                opened.add(attribute.group());
            }
            return attribute.condition("e", compare, this);
        }
        opened.add(attribute.group());
        if (ofGroups) {
            asksForHead = true;
            return "exists (select 1 from HouseholdMember m join Person p on p.id = m.personId where m.household = e"
                    + " and m.role = org.wasl.contracts.code.HouseholdRole.HEAD" + PRESENT + " and "
                    + attribute.condition("p", compare, this) + ")";
        }
        return "exists (select 1 from HouseholdMember m join m.household g where m.personId = e.id" + told() + " and "
                + attribute.condition("g", compare, this) + ")";
    }

    /** Where the person of the row lives by the agency's own word; for one who is no holder, by that of the agency whose record it may read. */
    private String told() {
        String own = add(agency.value());
        return PRESENT + " and (m.agencyId is null or m.agencyId = " + own + " or m.agencyId = e.agencyId and " + own
                + " not member of e.holders)";
    }

    /** A number, an id of the partner's own, or of a household. */
    private String numbered(Predicate.Compare compare) {
        String type = compare.attribute().substring(compare.attribute().lastIndexOf(':') + 1);
        if (compare.operator() != Predicate.Operator.EQ && compare.operator() != Predicate.Operator.IN
                || !type.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}")
                || !isHousehold(type) && !compare.isNumber() && !isNumber(type)) {
            throw new SearchRejectedException(
                    SearchRejectedException.CRITERIA, "unknown attribute, or one that is only asked with eq and in");
        }
        List<String> any = compare.values().stream()
                .map(value -> isHousehold(type) ? household(value) : person(compare, type, value))
                .toList();
        return "(" + String.join(" or ", any) + ")";
    }

    private static boolean isHousehold(String type) {
        return type.toUpperCase(Locale.ROOT).matches("HOUSEHOLD_ID|GROUP_ID");
    }

    /** Whether there are numbers of this kind: the standard's, the state's, or ids that the agency gave. */
    private boolean isNumber(String type) {
        return IdentifierTypes.isKnown(type) || externalIds.hasScheme(agency, schemeOf(type));
    }

    private String household(String id) {
        UUID household;
        try {
            household = UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            return "1 = 0";
        }
        if (ofGroups) {
            return "e.id = " + add(household);
        }
        opened.add(FieldGroup.HOUSEHOLD);
        return "exists (select 1 from HouseholdMember m where m.personId = e.id" + told() + " and m.household.id = "
                + add(household) + ")";
    }

    private String person(Predicate.Compare compare, String type, String value) {
        if (ofGroups) {
            return ofSomebody(compare, value);
        }
        List<byte[]> indexes = identifiers.indexesOf(IdentifierTypes.of(type, value));
        if (indexes.isEmpty()) {
            // Not a number of the state's: perhaps one of the partner's own, which only its own records have.
            return "e.id in (select coalesce(p.survivor.id, p.id) from Person p join p.externalIds.all x where x.agencyId = "
                    + add(agency.value()) + " and x.scheme = " + add(schemeOf(type)) + " and x.value = " + add(value)
                    + ")";
        }
        return people.numbered(indexes, this);
    }

    /** Schemes are written small and with dashes: {@code HOUSE_CARD} is {@code house-card}. */
    private static String schemeOf(String type) {
        return type.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The household of the person who has this number, if the agency may know the person by it. */
    private String ofSomebody(Predicate.Compare compare, String value) {
        Predicate one = new Predicate.Compare(compare.attribute(), Predicate.Operator.EQ, List.of(value), true);
        List<UUID> found =
                persons
                        .list(ofPersons(one, agency, persons, identifiers, externalIds, today, people), MOST_PEOPLE)
                        .stream()
                        .map(Person::rawId)
                        .toList();
        return found.isEmpty()
                ? "1 = 0"
                : "exists (select 1 from HouseholdMember m where m.household = e" + PRESENT + " and m.personId in ("
                        + add(found) + "))";
    }
}
