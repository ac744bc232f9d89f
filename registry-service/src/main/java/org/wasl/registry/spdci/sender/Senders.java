package org.wasl.registry.spdci.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.spdci.message.SpdciConfig;

/** The partners that take part in the exchange by SPDCI, and the names under which a trial is possible. */
@ApplicationScoped
public class Senders extends Aggregates<Sender> {
    private final SpdciConfig config;
    private final Clock clock;

    @Inject
    Senders(SpdciConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Filter<Sender> visibleTo(Caller caller) {
        return administered(Filter.of(Sender.class), caller);
    }

    /** Administrators only, by the resource: those of the platform administer all, one who belongs to an agency what is that agency's. */
    public static <E> Filter<E> administered(Filter<E> all, Caller caller) {
        return all.andIfGiven(
                "e.agencyId = :agency", "agency", caller.agencyIfAny().orElse(null));
    }

    static void requireAdministered(AgencyId agency, Caller caller) {
        if (caller.agencyIfAny().filter(own -> !own.equals(agency)).isPresent()) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
    }

    /** A system calls in its own agency's name: another agency's sender does not exist for it. */
    public Optional<Sender> of(AgencyId agency, String name) {
        Optional<Sender> registered =
                find("agencyId = ?1 and name = ?2", agency.value(), name).firstResultOptional();
        return registered.or(() -> config.testSenders().orElse(List.of()).contains(name)
                ? Optional.of(Sender.forTests(agency, name, clock))
                : Optional.empty());
    }
}
