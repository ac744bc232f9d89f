package org.wasl.monitoring.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.fact.FactTable;

/**
 * What indicators count: one kind of fact, or the parts of one. Its members are those of the fact; what it belongs to is reached by a name before the member, as in
 * {@code case.programme} or {@code person.sex}.
 */
final class CountedFact {
    /** Ids of what is published, responses among it, or of the programmes of a centre. By no other is a figure asked: it would be about one person, or one case. */
    private static final Set<String> IDS_TO_ASK_BY = Set.of(
            "agencyId",
            "openedBy",
            "organizationId",
            "requesterId",
            "recipientId",
            "providerId",
            "placeId",
            "centreId",
            "serviceId",
            "programmeId",
            "responseId");

    /** No fact of ours: how many people live in a governorate. */
    private static final String POPULATION = "population";

    private static final SortedMap<String, CountedFact> ALL = new TreeMap<>();

    static {
        FactTable.all().values().forEach(table -> add(table.kind(), table.view(), members(table)));
        addPart("case-state", "case", """
                (select c.* exclude (states, agency_id, status, stage, risk, closure_reason), c.states[c.i].since as since, \
                c.states[c.i + 1].since as until, c.states[c.i].agencyId as agency_id, c.states[c.i].status as status, \
                c.states[c.i].stage as stage, c.states[c.i].risk as risk, c.states[c.i].closureReason as closure_reason \
                from (select *, unnest(range(1, len(states) + 1)) as i from case_fact) c)""", Map.of("since", "TIMESTAMP", "until", "TIMESTAMP"), "states");
        // A case belongs to the agency that opened it, also after it was handed over.
        addPart(
                "case-opening",
                "case",
                "(select * exclude (states, agency_id), opened_by as agency_id from case_fact where opened_at is not null)",
                Map.of(),
                "states");
        // Each closure, also of what was reopened since; it began when the case was opened, or opened again.
        addPart("case-closure", "case", """
                (select c.* exclude (states, agency_id, status, stage, risk, closed_at, closure_reason), \
                c.states[c.i].agencyId as agency_id, c.states[c.i].status as status, c.states[c.i].stage as stage, \
                c.states[c.i].risk as risk, c.states[c.i].since as closed_at, c.states[c.i].closureReason as closure_reason, \
                coalesce(c.states[list_max(list_filter(range(1, c.i), lambda k: c.states[k].status in ('CLOSED', 'TRANSFERRED_OUT'))) + 1].since, \
                c.opened_at) as began_at \
                from (select *, unnest(range(1, len(states) + 1)) as i from case_fact) c \
                where c.states[c.i].status in ('CLOSED', 'TRANSFERRED_OUT') \
                and coalesce(c.states[c.i - 1].status not in ('CLOSED', 'TRANSFERRED_OUT'), true))""", Map.of("beganAt", "TIMESTAMP"), "states");
        addPart("goal", "plan", """
                (select p.* exclude (goals, actions, g), p.g.outcome as outcome, p.g.concern as concern \
                from (select *, unnest(goals) as g from plan_fact) p)""", Map.of("outcome", "VARCHAR", "concern", "VARCHAR"), "goals", "actions");
        addPart(
                "referral-escalation",
                "referral",
                """
                (select r.* exclude (escalations, e), r.e.deadline as deadline, r.e.level as level, r.e.raisedAt as raised_at, \
                r.e.resolvedAt as resolved_at from (select *, unnest(escalations) as e from referral_fact) r)""",
                Map.of(
                        "deadline", "VARCHAR",
                        "level", "INTEGER",
                        "raisedAt", "TIMESTAMP",
                        "resolvedAt", "TIMESTAMP"),
                "escalations");
    }

    static {
        addPart(
                "session-heads",
                "session",
                """
                (select s.* exclude (heads, h), s.h.sex as sex, s.h.ageGroup as age_group, s.h.disability as disability, \
                s.h.nationalityGroup as nationality_group, s.h.count as heads from (select *, unnest(heads) as h from session_fact) s)""",
                Map.of(
                        "sex", "VARCHAR",
                        "ageGroup", "VARCHAR",
                        "disability", "BOOLEAN",
                        "nationalityGroup", "VARCHAR",
                        "heads", "INTEGER"));
        addPart(
                "enrolment-outcome",
                "enrolment",
                """
                (select e.* exclude (outcomes, o), e.o.milestone as milestone, e.o.expectedOn as expected_on, e.o.outcome as outcome, \
                e.o.observedOn as observed_on from (select *, unnest(outcomes) as o from enrolment_fact) e)""",
                Map.of(
                        "milestone", "VARCHAR",
                        "expectedOn", "DATE",
                        "outcome", "VARCHAR",
                        "observedOn", "DATE"),
                "outcomes");
        addPart(
                "reported-incident",
                "incident",
                "(select *, make_date(reported_year, reported_month, 1) as reported_on from incident_fact)",
                Map.of("reportedOn", "DATE"),
                "reportedYear",
                "reportedMonth");
    }

    static {
        add(
                POPULATION,
                "main.population",
                Map.of(
                        "governorate", new Member("governorate", "VARCHAR"),
                        "persons", new Member("persons", "INTEGER"),
                        "since", new Member("since", "DATE"),
                        "until", new Member("until", "DATE")));
    }

    private final String name;
    private final String source;
    private final Map<String, Member> members;

    /**
     * @param column in its table
     * @param type of the column
     */
    record Member(String column, String type) {
        boolean isTime() {
            return isMoment() || isDay();
        }

        /** A day has no hour. */
        boolean isMoment() {
            return type.equals("TIMESTAMP");
        }

        boolean isDay() {
            return type.equals("DATE");
        }

        boolean isNumber() {
            return type.equals("INTEGER") || type.equals("BIGINT") || type.startsWith("DECIMAL");
        }

        boolean isList() {
            return type.endsWith("[]");
        }

        boolean isCode() {
            return type.equals("VARCHAR") || type.equals("UUID") || type.equals("BOOLEAN");
        }
    }

    /** What a fact belongs to: a table of facts, and the member that names a record of it. */
    private enum Relation {
        CASE("case", "caseId"),
        PERSON("person", "subjectId", "personId", "headId"),
        WORKER("worker", "workerId", "ownerWorkerId"),
        PROGRAMME("centre-programme", "programmeId"),
        PLACE("place", "placeId", "centreId"),
        SERVICE("service", "serviceId");

        private final String fact;
        private final List<String> members;

        Relation(String fact, String... members) {
            this.fact = fact;
            this.members = List.of(members);
        }

        String alias() {
            return name().toLowerCase(Locale.ROOT) + "_";
        }

        static Optional<Relation> of(String name) {
            return Arrays.stream(values())
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        /** Of the members of a fact, the one that names a record of this relation. */
        Optional<Member> in(CountedFact fact) {
            return members.stream()
                    .filter(fact.members::containsKey)
                    .map(fact.members::get)
                    .findFirst();
        }

        /** A person is the record that survived all merges. */
        List<String> joins(String reference) {
            String table = CountedFact.ALL.get(fact).source;
            return this == PERSON
                    ? List.of(
                            "left join person_root root_ on root_.person_id = " + reference,
                            "left join %s %s on %s.record_id = coalesce(root_.root_id, %s)"
                                    .formatted(table, alias(), alias(), reference))
                    : List.of("left join %s %s on %s.record_id = %s".formatted(table, alias(), alias(), reference));
        }
    }

    private CountedFact(String name, String source, Map<String, Member> members) {
        this.name = name;
        this.source = source;
        this.members = members;
    }

    private static void add(String name, String source, Map<String, Member> members) {
        ALL.put(name, new CountedFact(name, source, members));
    }

    private static void addPart(String name, String whole, String source, Map<String, String> more, String... without) {
        Map<String, Member> members = new TreeMap<>(ALL.get(whole).members);
        List.of(without).forEach(members::remove);
        more.forEach((member, type) -> members.put(member, new Member(FactTable.inSnakeCase(member), type)));
        add(name, source, members);
    }

    private static Map<String, Member> members(FactTable table) {
        return table.columns().stream()
                .collect(Collectors.toMap(
                        FactTable.Column::member,
                        column -> new Member(column.name(), column.type()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    static Optional<CountedFact> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    String name() {
        return name;
    }

    /** Of incidents the month of the report is known, and no day. */
    IndicatorPeriod shortestPeriod() {
        return name.equals("reported-incident") ? IndicatorPeriod.MONTH : IndicatorPeriod.DAY;
    }

    /** Of which each figure is known to everybody. */
    boolean isPublic() {
        return name.equals(POPULATION);
    }

    /** Of which each row counts people already. */
    boolean isOfGroups() {
        return name.equals("session-heads");
    }

    String source() {
        return source;
    }

    /** Its own members, by name. */
    Map<String, Member> members() {
        return members;
    }

    /**
     * Where the value of a member is found.
     *
     * @param sql as an expression; the fact itself is called {@code f}
     * @param joins that it needs, each before those that build on it
     */
    record Found(String sql, Member member, List<String> joins) {}

    /** @param path of a member: {@code status}, {@code case.programme}; empty where this fact reaches no such member */
    Optional<Found> find(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(members.get(path)).map(own -> new Found("f." + own.column(), own, List.of()));
        }
        return Relation.of(path.substring(0, dot))
                .flatMap(relation -> reach(relation).flatMap(joins -> Optional.ofNullable(
                                ALL.get(relation.fact).members.get(path.substring(dot + 1)))
                        .map(member -> new Found(relation.alias() + "." + member.column(), member, joins))));
    }

    /** What a definition may name; empty also where the fact has the member, and it tells one record from all others. */
    Optional<Found> findToAsk(String path) {
        String member = path.substring(path.indexOf('.') + 1);
        return find(path)
                .filter(found -> !member.equals("revision"))
                .filter(found -> !found.member().type().equals("UUID") || IDS_TO_ASK_BY.contains(member));
    }

    /** The person that a fact is about: the record that survived all merges. */
    Optional<Found> person() {
        return find("person.recordId");
    }

    /** By its own member, or by what its case or its programme names. */
    private Optional<List<String>> reach(Relation relation) {
        if (relation == Relation.PERSON && name.equals("person")) {
            return Optional.of(relation.joins("f.record_id"));
        }
        return relation.in(this)
                .map(own -> relation.joins("f." + own.column()))
                .or(() -> through(Relation.CASE, relation))
                .or(() -> through(Relation.PROGRAMME, relation));
    }

    private Optional<List<String>> through(Relation between, Relation relation) {
        if (between == relation || between.in(this).isEmpty()) {
            return Optional.empty();
        }
        Member first = between.in(this).orElseThrow();
        return relation.in(ALL.get(between.fact)).map(second -> Stream.of(
                        between.joins("f." + first.column()), relation.joins(between.alias() + "." + second.column()))
                .flatMap(List::stream)
                .toList());
    }
}
