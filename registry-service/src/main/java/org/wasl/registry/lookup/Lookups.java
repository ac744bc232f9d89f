package org.wasl.registry.lookup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.LookupKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;

/**
 * Every question whether a person is known: it is limited for each account, and it is written down who asked in which way, how many records were shown and
 * which, never what was asked for. {@link LookupWatch} looks for unusual numbers.
 */
@ApplicationScoped
public class Lookups {
    private final EntityManager entities;
    private final LookupLimits limits;
    private final PendingLookups pending;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Lookups(
            EntityManager entities,
            LookupLimits limits,
            PendingLookups pending,
            Journal journal,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.limits = limits;
        this.pending = pending;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * An account that causes look-ups by work in the background, such as an import.
     *
     * @param machine whether it is a partner's system
     */
    public record Asker(String account, AgencyId agency, boolean machine) {}

    /** Before the answer is looked for. 429 where the account has asked too often. */
    public void ask(LookupKind kind) {
        limits.take(caller.subject(), kind, isMachine());
    }

    /** What an answer showed. The records themselves are in the audit as read, where their view is made. */
    public void answered(LookupKind kind, int shown) {
        write(kind, shown, 0);
        journal.act("lookup." + code(kind), caller.agency().value(), List.of("shown:" + shown));
    }

    /** What an answer told of records of other agencies without showing them, such as how like one of them another is. */
    public void hinted(LookupKind kind, Collection<UUID> hinted) {
        write(kind, 0, hinted.size());
        journal.act("lookup." + code(kind), hinted, List.of("hinted"));
    }

    /**
     * The numbers of a list that other agencies' records have. The list tells of none, but a steward is shown the pair, so each row counts as a registration by hand
     * does.
     *
     * @param rows the records that have the numbers of one row
     */
    public void numbersListed(Asker by, List<Set<UUID>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        entities.createNativeQuery("insert into lookup (at, subject, agency_id, machine, kind, shown, hinted)"
                        + " select :at, :subject, :agency, :machine, :kind, 0, h from unnest(cast(:hinted as int[])) h")
                .setParameter("at", clock.instant())
                .setParameter("subject", by.account())
                .setParameter("agency", by.agency().value())
                .setParameter("machine", by.machine())
                .setParameter("kind", LookupKind.NUMBER_TAKEN.name())
                .setParameter("hinted", rows.stream().map(Set::size).toArray(Integer[]::new))
                .executeUpdate();
        journal.act(
                "lookup." + code(LookupKind.NUMBER_TAKEN),
                rows.stream().flatMap(Set::stream).collect(Collectors.toSet()),
                List.of("hinted"));
    }

    /**
     * What a refusal told, such as the candidates of a registration. It is written when the request is over, in a transaction of its own: that of the request is
     * rolled back with the refusal, and while it waits for a lock it must not ask for a second connection.
     *
     * @param shown the records of the caller's agency that were named
     * @param hinted those of others of which it was told that they exist
     */
    public void refused(LookupKind kind, Collection<UUID> shown, Collection<UUID> hinted) {
        pending.add(() -> {
            write(kind, shown.size(), hinted.size());
            journal.act("lookup." + code(kind), shown, List.of("shown"));
            journal.act("lookup." + code(kind), hinted, List.of("hinted"));
            if (shown.isEmpty() && hinted.isEmpty()) {
                journal.act("lookup." + code(kind), caller.agency().value(), List.of("shown:0"));
            }
        });
    }

    /**
     * The refusal of a number that somebody else has. It tells that the number is known, so it counts as a look-up.
     *
     * @param persons the records that have the number
     */
    public Problem numberTaken(Collection<UUID> persons) {
        ask(LookupKind.NUMBER_TAKEN);
        refused(LookupKind.NUMBER_TAKEN, List.of(), persons);
        return new Problem(RegistryProblem.IDENTIFIER_TAKEN);
    }

    private void write(LookupKind kind, int shown, int hinted) {
        entities.createNativeQuery("insert into lookup (at, subject, agency_id, machine, kind, shown, hinted)"
                        + " values (:at, :subject, :agency, :machine, :kind, :shown, :hinted)")
                .setParameter("at", clock.instant())
                .setParameter("subject", caller.subject())
                .setParameter("agency", caller.agency().value())
                .setParameter("machine", isMachine())
                .setParameter("kind", kind.name())
                .setParameter("shown", shown)
                .setParameter("hinted", hinted)
                .executeUpdate();
    }

    private boolean isMachine() {
        return caller.has(Roles.DATA_INTEGRATOR);
    }

    private static String code(LookupKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
