package org.wasl.registry.datasubject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.consent.ConsentPresenter;
import org.wasl.registry.consent.ConsentView;
import org.wasl.registry.guardianship.Guardianships;
import org.wasl.registry.household.Households;
import org.wasl.registry.need.Needs;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonEdits;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.relationship.Relationships;

/** Gathers from all rooms what the agency that was asked holds of one person, and which others hold the person: each answers for its own records. */
@ApplicationScoped
class AccessReports {
    private static final int USES = 5_000;
    private static final int ROWS_AT_ONCE = 1_000;

    private final EntityManager entities;
    private final PersonAccessPolicy policy;
    private final ConsentPresenter consents;
    private final Households households;
    private final Relationships relationships;
    private final Guardianships guardianships;
    private final Needs needs;
    private final PersonEdits edits;
    private final CareTeams cases;
    private final Caller caller;
    private final Journal journal;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    AccessReports(
            EntityManager entities,
            PersonAccessPolicy policy,
            ConsentPresenter consents,
            Households households,
            Relationships relationships,
            Guardianships guardianships,
            Needs needs,
            PersonEdits edits,
            CareTeams cases,
            Caller caller,
            Journal journal,
            Sealer cipher,
            Clock clock) {
        this.entities = entities;
        this.policy = policy;
        this.consents = consents;
        this.households = households;
        this.relationships = relationships;
        this.guardianships = guardianships;
        this.needs = needs;
        this.edits = edits;
        this.cases = cases;
        this.caller = caller;
        this.journal = journal;
        this.cipher = cipher;
        this.clock = clock;
    }

    AccessReport of(Person person) {
        Instant now = clock.instant();
        Set<UUID> records = person.allIds();
        boolean worksWithThem = !policy.clientsAmong(Set.of(person.rawId())).isEmpty();
        if (!worksWithThem && !caller.has(Roles.DATA_STEWARD)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        List<ConsentView> theirConsents = consents.told(person, caller, now);
        List<AccessReport.Use> uses = uses(
                records,
                new ReportedUses(
                        caller.agency(),
                        known(person, theirConsents),
                        worksWithThem ? cases.accountsWhoMayKnow(records, caller) : Set.of()));
        journal.read("access-report", List.of(person.rawId()), Set.of(FieldGroup.values()));
        return new AccessReport(
                now,
                PersonView.of(person, policy.accessOfAgency(person, caller), caller, JordanTime.today(clock), cipher),
                person.holders().stream()
                        .sorted((a, b) -> a.value().compareTo(b.value()))
                        .toList(),
                theirConsents,
                households.told(person, caller),
                relationships.told(person, caller),
                guardianships.told(person, caller, cipher, JordanTime.today(clock)),
                needs.told(person, caller, worksWithThem),
                edits.historyOf(person),
                worksWithThem ? cases.known(records) : List.of(),
                uses.stream().limit(USES).toList(),
                uses.size() > USES,
                EnumSet.allOf(AccessReport.Withheld.class));
    }

    /** Use by another agency than a holder, or a recipient of a consent, says that somebody there works with the person. */
    private static Set<AgencyId> known(Person person, List<ConsentView> consented) {
        return Stream.concat(
                        person.holders().stream(), consented.stream().flatMap(consent -> consent.recipients().stream()))
                .collect(Collectors.toSet());
    }

    /** Those that are told are counted, not those that are read: otherwise the number of the others would show, and hide what is older. */
    private List<AccessReport.Use> uses(Set<UUID> records, ReportedUses reported) {
        try (Stream<Tuple> rows = entities.unwrap(Session.class)
                .createNativeQuery(
                        "select at, subject, agency_id, purpose, action, record_id, details from audit_entry"
                                + " where record_id = any(cast(:records as uuid[])) order by seq desc",
                        Tuple.class)
                .setParameter("records", records.toArray(UUID[]::new))
                .setFetchSize(ROWS_AT_ONCE)
                .getResultStream()) {
            return rows.flatMap(row -> {
                        AccessReport.Use use = use(row);
                        return reported.tell(use, row.get("subject", String.class))
                                ? Stream.of(use.withoutMarks())
                                : Stream.empty();
                    })
                    .limit(USES + 1L)
                    .toList();
        }
    }

    private static AccessReport.Use use(Tuple row) {
        UUID agency = row.get("agency_id", UUID.class);
        String purpose = row.get("purpose", String.class);
        String details = row.get("details", String.class);
        return new AccessReport.Use(
                row.get("at", Instant.class),
                agency == null ? null : new AgencyId(agency),
                purpose == null ? null : ConsentPurpose.valueOf(purpose),
                row.get("action", String.class),
                row.get("record_id", UUID.class),
                details.isEmpty() ? List.of() : List.of(details.split(",")));
    }
}
