package org.wasl.platform.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;

/**
 * Whether records of another service are known to a caller, by what that service stated. A record of which nothing was stated is known to nobody. This is
 * the only place that asks; services narrow their rows with {@link #narrow} and never compare readers themselves.
 */
@ApplicationScoped
public class RecordAccesses implements PanacheRepositoryBase<RecordAccess, UUID> {
    private static final String LISTED =
            "r.agencyId = :agency and r.readerKey in (:%s) and (r.validUntil is null or r.validUntil > :now)";

    private final CallerKeys keys;
    private final Caller caller;
    private final Clock clock;

    @Inject
    RecordAccesses(CallerKeys keys, Caller caller, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    public RecordAccess follow(CaseAccessStated stated) {
        UUID record = stated.caseId().value();
        RecordAccess access = findById(record);
        if (access == null) {
            access = new RecordAccess(stated);
            persist(access);
        } else {
            access.isNow(stated);
        }
        return access;
    }

    /** The agency that has the record, as far as it was stated. */
    public Optional<AgencyId> agencyOf(UUID record) {
        return findByIdOptional(record).map(RecordAccess::agency);
    }

    /** The records of two persons who were joined go each with one of them. */
    public void part(Parting parting) {
        list("subjectId in ?1", parting.ids()).forEach(access -> access.part(parting));
    }

    /** A condition in HQL: the column names a record that is known to the caller, with this part. Its parameters are bound by {@link #bind}. */
    public static String known(String column, CaseCategory part) {
        return column + " in (select a.recordId from RecordAccess a join a.readers r where " + LISTED.formatted("keys")
                + " and (r.purpose is null or r.purpose in (:purposes)) and array_contains(r.parts, '" + part.name()
                + "'))";
    }

    /** A condition in HQL: the caller works on the record that the column names, or supervises it. */
    public static String worked(String column) {
        return column + " in (select a.recordId from RecordAccess a join a.readers r where "
                + LISTED.formatted("workers") + ")";
    }

    /**
     * A condition in HQL: what was recorded on the record that the column names is hidden from nobody by that record: there is none, or it is known to the
     * whole agency. A record of which nothing was stated hides what was recorded on it.
     */
    public static String hidesNothing(String column) {
        return "(" + column + " is null or " + column
                + " in (select a.recordId from RecordAccess a where a.sensitivity = STANDARD))";
    }

    /** Those of these records that are not known to their whole agency, or of which nothing was stated. */
    public Set<UUID> hidingAmong(Collection<UUID> records) {
        Set<UUID> hiding = new HashSet<>(records);
        if (hiding.isEmpty()) {
            return hiding;
        }
        list("recordId in ?1 and sensitivity = ?2", records, Sensitivity.STANDARD)
                .forEach(open -> hiding.remove(open.recordId()));
        return hiding;
    }

    /** Those of these records that another agency than the caller's has now. */
    public Set<UUID> ofOthersAmong(Collection<UUID> records) {
        return records.isEmpty()
                ? Set.of()
                : list(
                                "recordId in ?1 and agencyId <> ?2",
                                records,
                                caller.agency().value())
                        .stream()
                        .map(RecordAccess::recordId)
                        .collect(Collectors.toSet());
    }

    /** Binds what {@link #known} asks for; the agency is bound by the code that narrows its own rows. */
    public <E> Filter<E> bindKnown(Filter<E> filter) {
        return filter.withUnbound("keys", keys.all())
                .withUnbound("purposes", caller.purposes())
                .withUnbound("now", clock.instant());
    }

    /** Those of these records that the caller knows. */
    public Set<UUID> knownAmong(Collection<UUID> records, CaseCategory part) {
        return among(records, known("c.recordId", part), Map.of("keys", keys.all(), "purposes", caller.purposes()));
    }

    /** Those of these records on which the caller works, or covers for whom works on them. */
    public Set<UUID> ownedAmong(Collection<UUID> records) {
        return among(records, worked("c.recordId"), Map.of("workers", keys.owners()));
    }

    public Set<UUID> supervisedAmong(Collection<UUID> records) {
        return among(records, worked("c.recordId"), Map.of("workers", keys.supervisors()));
    }

    /** Those of these records on which the caller works or which they supervise, also where the record has ended. */
    public Set<UUID> workedAmong(Collection<UUID> records) {
        return among(records, worked("c.recordId"), Map.of("workers", workers()));
    }

    /** The accounts of the caller's agency that these records name as those who may know of them. */
    public Set<String> accountsOf(Collection<UUID> records) {
        return accountsOf(records, ReaderKey::accountOf);
    }

    /** The accounts of the caller's agency that work on these records. */
    public Set<String> ownersOf(Collection<UUID> records) {
        return accountsOf(records, ReaderKey::ownerOf);
    }

    private Set<String> accountsOf(Collection<UUID> records, Function<String, Optional<String>> ofKey) {
        return records.isEmpty()
                ? new HashSet<>()
                : asked(
                                "select r.readerKey from RecordAccess a join a.readers r where a.recordId in (:records)"
                                        + " and r.agencyId = :agency and (r.validUntil is null or r.validUntil > :now)",
                                String.class)
                        .setParameter("records", records)
                        .getResultStream()
                        .flatMap(key -> ofKey.apply(key).stream())
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private Set<UUID> among(Collection<UUID> records, String condition, Map<String, Set<?>> callers) {
        if (records.isEmpty() || caller.agencyIfAny().isEmpty()) {
            return Set.of();
        }
        TypedQuery<UUID> query = asked(
                        "select c.recordId from RecordAccess c where c.recordId in (:records) and " + condition,
                        UUID.class)
                .setParameter("records", records);
        callers.forEach(query::setParameter);
        return new HashSet<>(query.getResultList());
    }

    /** A condition in HQL: the caller works with the person whom the column names, on a record that runs. Bound by {@link #bindWorkers}. */
    public static String subjectOfWork(String column) {
        return subjectOfWork(column, "1 = 1");
    }

    /** @param condition on the record {@code a} */
    public static String subjectOfWork(String column, String condition) {
        return column + " in (select a.subjectId from RecordAccess a join a.readers r where a.running and " + condition
                + " and " + LISTED.formatted("workers") + ")";
    }

    /** As for a query; the agency is bound by whoever names its own rows. */
    public <E> Filter<E> bindWorkers(Filter<E> filter) {
        return filter.withUnbound("workers", workers()).withUnbound("now", clock.instant());
    }

    public <R> TypedQuery<R> bindWorkers(TypedQuery<R> query) {
        return query.setParameter("agency", caller.agency().value())
                .setParameter("now", clock.instant())
                .setParameter("workers", workers());
    }

    private Set<String> workers() {
        Set<String> workers = new HashSet<>(keys.owners());
        workers.addAll(keys.supervisors());
        return workers;
    }

    private <R> TypedQuery<R> asked(String query, Class<R> result) {
        return getEntityManager()
                .createQuery(query, result)
                .setParameter("agency", caller.agency().value())
                .setParameter("now", clock.instant());
    }
}
