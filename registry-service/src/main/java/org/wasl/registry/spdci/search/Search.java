package org.wasl.registry.spdci.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.household.Household;
import org.wasl.registry.household.Households;
import org.wasl.registry.person.ExternalIdIndex;
import org.wasl.registry.person.IdentifierIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.Persons;
import org.wasl.registry.spdci.message.Header;
import org.wasl.registry.spdci.record.DisclosedRecord;
import org.wasl.registry.spdci.record.SocialRecords;
import org.wasl.registry.spdci.search.SearchResponse.Answered;
import org.wasl.registry.spdci.search.SearchResponse.Found;
import org.wasl.registry.spdci.search.SearchResponse.PageFound;

/** Searches as the standard has them, answered as far as the sender's agency may know. */
@ApplicationScoped
public class Search {
    public static final String REGISTRY = "ns:org:RegistryType:Social";

    /** An answer is one message: as many as fifty searches of the usual page have. */
    private static final int MOST_RECORDS = 5000;

    private final Persons persons;
    private final IdentifierIndex identifiers;
    private final ExternalIdIndex externalIds;
    private final PersonAccessPolicy policy;
    private final Households households;
    private final SocialRecords records;
    private final Clock clock;

    @Inject
    Search(
            Persons persons,
            IdentifierIndex identifiers,
            ExternalIdIndex externalIds,
            PersonAccessPolicy policy,
            Households households,
            SocialRecords records,
            Clock clock) {
        this.persons = persons;
        this.identifiers = identifiers;
        this.externalIds = externalIds;
        this.policy = policy;
        this.households = households;
        this.records = records;
        this.clock = clock;
    }

    /** What a record is told as. */
    public enum Shape {
        GROUP("Group"),
        MEMBER("Member"),
        PERSON("SRPerson");

        private final String type;

        Shape(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }

        /** Names come with or without their vocabulary: {@code spdci-extensions-dci:Member}. */
        static Optional<Shape> named(String name) {
            if (name == null || name.isBlank()) {
                return Optional.empty();
            }
            return switch (name.substring(name.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT)) {
                case "group", "srgroup" -> Optional.of(GROUP);
                case "member", "srmember" -> Optional.of(MEMBER);
                case "srperson", "person" -> Optional.of(PERSON);
                default ->
                    throw new SearchRejectedException(
                            SearchRejectedException.CRITERIA, "known records: Group, Member, SRPerson");
            };
        }
    }

    /**
     * @param byDefault the purpose for which the caller reads; a search may name another
     * @param disclosed takes each record that is told
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Answered> answers(
            SearchRequest request,
            AgencyId agency,
            Optional<ConsentPurpose> byDefault,
            Collection<DisclosedRecord> disclosed) {
        Set<String> references = new HashSet<>();
        List<Answered> answers = new ArrayList<>();
        int records = 0;
        for (SearchRequest.Item item : request.searchRequest()) {
            records += item.page().pageSize();
            if (!references.add(item.referenceId())) {
                answers.add(refused(item, "rjct.reference_id.duplicate", "this reference is used twice"));
            } else if (records > MOST_RECORDS) {
                answers.add(refused(
                        item,
                        "rjct.pagination.invalid",
                        "the pages of one message have at most %d records".formatted(MOST_RECORDS)));
            } else {
                answers.add(answer(item, agency, byDefault, disclosed));
            }
        }
        return answers;
    }

    private Answered answer(
            SearchRequest.Item item,
            AgencyId agency,
            Optional<ConsentPurpose> byDefault,
            Collection<DisclosedRecord> disclosed) {
        SearchRequest.Criteria criteria = item.searchCriteria();
        Optional<ConsentPurpose> purpose = criteria.purpose().or(() -> byDefault);
        SocialRecords.Reader reader = new SocialRecords.Reader(agency, purpose, item.locale(), disclosed);
        try {
            Shape shape = shape(criteria);
            Predicate asked = condition(criteria.queryType(), criteria.query());
            int size = item.page().pageSize();
            int first = Math.multiplyExact(size, item.page().number() - 1);
            String order = order(criteria.sort(), shape);
            return shape == Shape.GROUP
                    ? answered(
                            item,
                            shape,
                            households.numbered(groups(asked, agency, now(agency, purpose)), order, first, size),
                            rows -> records.groups(rows, reader))
                    : answered(
                            item,
                            shape,
                            persons.numbered(people(asked, agency, now(agency, purpose)), order, first, size),
                            rows -> told(rows, shape, reader));
        } catch (SearchRejectedException refused) {
            return refused(item, refused.code(), refused.getMessage());
        } catch (ArithmeticException beyondAll) {
            return refused(item, "rjct.pagination.invalid", "there is no such page");
        }
    }

    /** A record as one who subscribed to it gets it; none where it is not among those that were asked for. */
    public List<Object> ifAsked(
            String filterType, JsonNode filter, Shape shape, UUID person, SocialRecords.Reader reader) {
        Predicate asked = condition(filterType, filter);
        VisiblePersons visible = now(reader.agency(), reader.purpose());
        if (shape == Shape.GROUP) {
            return records.groups(groupOf(person, asked, reader.agency(), visible), reader);
        }
        Filter<Person> people = Persons.withIds(people(asked, reader.agency(), visible), Set.of(person));
        return told(persons.list(people, 1), shape, reader);
    }

    /** Whether a filter finds a person as an agency may know the person now. Nothing is told of the person. */
    public boolean finds(
            String filterType,
            JsonNode filter,
            Shape shape,
            UUID person,
            AgencyId agency,
            Optional<ConsentPurpose> purpose) {
        Predicate asked = condition(filterType, filter);
        VisiblePersons visible = now(agency, purpose);
        return shape == Shape.GROUP
                ? !groupOf(person, asked, agency, visible).isEmpty()
                : !persons.list(Persons.withIds(people(asked, agency, visible), Set.of(person)), 1)
                        .isEmpty();
    }

    /**
     * Whether a filter found a person until something was closed. Nothing is told of the person.
     *
     * @param opened for the id of each record of the person the parts that were open to the agency
     */
    public boolean found(
            String filterType,
            JsonNode filter,
            Shape shape,
            UUID person,
            AgencyId agency,
            Map<UUID, Set<FieldGroup>> opened) {
        Predicate asked = condition(filterType, filter);
        VisiblePersons visible = new VisibleThen(opened);
        return shape == Shape.GROUP
                ? !groupOf(person, asked, agency, visible).isEmpty()
                : !persons.list(people(asked, agency, visible), 1).isEmpty();
    }

    private List<Household> groupOf(UUID person, Predicate asked, AgencyId agency, VisiblePersons visible) {
        return households.list(Households.ofPresent(groups(asked, agency, visible), person), 1);
    }

    /** Whether a question can be asked at all; the parts of its answer are not looked at. */
    public void check(String filterType, JsonNode filter, Shape shape, AgencyId agency) {
        Predicate asked = condition(filterType, filter);
        VisiblePersons visible = now(agency, Optional.empty());
        if (shape == Shape.GROUP) {
            groups(asked, agency, visible);
        } else {
            people(asked, agency, visible);
        }
    }

    private List<Object> told(List<Person> rows, Shape shape, SocialRecords.Reader reader) {
        return shape == Shape.PERSON ? records.people(rows, reader) : records.members(rows, reader);
    }

    private VisiblePersons now(AgencyId agency, Optional<ConsentPurpose> purpose) {
        return new VisibleNow(policy, identifiers, agency, purpose);
    }

    private Filter<Person> people(Predicate asked, AgencyId agency, VisiblePersons visible) {
        return SearchCriteria.ofPersons(
                asked, agency, persons, identifiers, externalIds, JordanTime.today(clock), visible);
    }

    private Filter<Household> groups(Predicate asked, AgencyId agency, VisiblePersons visible) {
        return SearchCriteria.ofGroups(
                asked,
                agency,
                persons,
                identifiers,
                externalIds,
                JordanTime.today(clock),
                visible,
                households.visibleTo(agency));
    }

    private static Shape shape(SearchRequest.Criteria criteria) {
        return Shape.named(criteria.regRecordType())
                .or(() -> Shape.named(criteria.responseEntity()))
                .or(() -> criteria.queryType().equals("expression")
                        ? Shape.named(Predicate.collection(criteria.query()))
                        : Optional.empty())
                .orElse(Shape.MEMBER);
    }

    public static Shape shapeNamed(String name) {
        return Shape.named(name).orElse(Shape.MEMBER);
    }

    /** The samples of the standard call a list of predicates an expression, too: its form decides. */
    private static Predicate condition(String type, JsonNode query) {
        Predicate asked = query.isArray()
                ? Predicate.predicates(query)
                : switch (type) {
                    case "idtype-value" -> Predicate.identifier(query);
                    case "expression" -> Predicate.expression(query);
                    default -> Predicate.predicates(query);
                };
        if (asked.size() > Predicate.MOST_VALUES) {
            throw new SearchRejectedException(
                    SearchRejectedException.FILTER,
                    "query: at most %d values are compared".formatted(Predicate.MOST_VALUES));
        }
        return asked;
    }

    private static String order(List<SearchRequest.Sorted> sort, Shape shape) {
        StringBuilder order = new StringBuilder();
        for (SearchRequest.Sorted by : sort == null ? List.<SearchRequest.Sorted>of() : sort) {
            boolean descending = "desc".equals(by.sortOrder());
            String name = by.attributeName()
                    .substring(by.attributeName().lastIndexOf('.') + 1)
                    .toLowerCase(Locale.ROOT);
            String column = column(name, shape);
            // Who is older was born earlier.
            boolean turned = name.equals("age");
            order.append(column).append(descending != turned ? " desc" : " asc").append(" nulls last, ");
        }
        return order + "e.id";
    }

    private static String column(String name, Shape shape) {
        boolean group = shape == Shape.GROUP;
        return switch (name) {
            case "registration_date" -> "e.createdAt";
            case "last_updated" -> "e.updatedAt";
            case "poverty_score" -> only(group, "e.povertyScore.score");
            case "age", "birth_date" -> only(!group, "e.demographics.birthDate");
            default -> only(false, "");
        };
    }

    private static String only(boolean sortable, String column) {
        if (!sortable) {
            throw new SearchRejectedException(
                    SearchRejectedException.SORT,
                    "sorted by registration_date, last_updated, poverty_score (Group), age or birth_date (Member)");
        }
        return column;
    }

    private interface Told<E> {
        List<Object> records(List<E> rows);
    }

    private <E> Answered answered(SearchRequest.Item item, Shape shape, Aggregates.Numbered<E> found, Told<E> told) {
        return new Answered(
                item.referenceId(),
                clock.instant(),
                "succ",
                null,
                null,
                new Found(Header.VERSION, REGISTRY, shape.type(), told.records(found.rows())),
                new PageFound(item.page().pageSize(), item.page().number(), found.total()),
                item.locale());
    }

    private Answered refused(SearchRequest.Item item, String code, String message) {
        return new Answered(
                item.referenceId(),
                clock.instant(),
                "rjct",
                code,
                message,
                new Found(Header.VERSION, REGISTRY, Shape.MEMBER.type(), List.of()),
                null,
                item.locale());
    }
}
