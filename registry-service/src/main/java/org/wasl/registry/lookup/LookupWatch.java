package org.wasl.registry.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.journal.Journal;

/** Looks through the look-ups of this hour and the last for accounts with unusually many. An alert is raised once for an account and an hour. */
@ApplicationScoped
class LookupWatch {
    private static final Actor ACTOR = Actor.system("lookup-watch", null);

    private final EntityManager entities;
    private final LookupAlerts alerts;
    private final LookupConfig config;
    private final Journal journal;
    private final Counter raised;
    private final Clock clock;

    @Inject
    LookupWatch(
            EntityManager entities,
            LookupAlerts alerts,
            LookupConfig config,
            Journal journal,
            MeterRegistry metrics,
            Clock clock) {
        this.entities = entities;
        this.alerts = alerts;
        this.config = config;
        this.journal = journal;
        this.raised = Counter.builder("wasl.lookup.alerts")
                .description("Accounts with an unusual number of look-ups in an hour")
                .register(metrics);
        this.clock = clock;
    }

    @Scheduled(
            identity = "lookup-watch",
            every = "${wasl.lookups.watch-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        QuarkusTransaction.requiringNew().run(() -> Journal.asSystem(ACTOR, this::raise));
    }

    @Scheduled(
            identity = "lookups-forgotten",
            every = "24h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("delete from lookup where at < :before")
                .setParameter("before", clock.instant().minus(config.kept()))
                .executeUpdate());
    }

    private void raise() {
        oneAtATime();
        unusual().forEach(row -> {
            String subject = row.get("subject", String.class);
            AgencyId agency = new AgencyId(row.get("agency_id", UUID.class));
            Instant window = row.get("hour", Instant.class);
            LookupAlert alert = alerts.of(subject, window).orElse(null);
            if (alert == null) {
                alert = new LookupAlert(agency, subject, window, clock);
                alerts.persist(alert);
                raised.increment();
                journal.act("lookup-alert.raised", alert.rawId(), List.of("agency:" + agency));
            }
            alert.counted(
                    row.get("lookups", Number.class).longValue(),
                    row.get("records", Number.class).longValue(),
                    clock);
        });
    }

    private List<Tuple> unusual() {
        LookupConfig.Unusual unusual = config.unusual();
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select subject, agency_id, date_trunc('hour', at) as hour, count(*) as lookups,"
                                + " sum(shown + hinted) as records from lookup where at >= :since"
                                + " group by subject, agency_id, machine, date_trunc('hour', at)"
                                + " having count(*) >= case when machine then :lookupsOfMachine else :lookups end"
                                + " or sum(shown + hinted) >= case when machine then :recordsOfMachine else :records end",
                        Tuple.class)
                .setParameter(
                        "since", clock.instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1)))
                .setParameter("lookups", unusual.person().lookups())
                .setParameter("records", unusual.person().records())
                .setParameter("lookupsOfMachine", unusual.machine().lookups())
                .setParameter("recordsOfMachine", unusual.machine().records())
                .getResultList();
    }

    /** Until this transaction ends: instances share the watch. */
    private void oneAtATime() {
        entities.createNativeQuery("select pg_advisory_xact_lock(hashtext('lookup_alert')), 1")
                .getSingleResult();
    }
}
