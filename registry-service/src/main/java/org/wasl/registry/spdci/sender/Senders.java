package org.wasl.registry.spdci.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

@ApplicationScoped
public class Senders extends Aggregates<Sender> {
    private final Optional<String> testSender;
    private final Clock clock;

    @Inject
    Senders(@ConfigProperty(name = "wasl.spdci.test-sender") Optional<String> testSender, Clock clock) {
        this.testSender = testSender;
        this.clock = clock;
    }

    @Override
    public Filter<Sender> visibleTo(Caller caller) {
        return Filter.of(Sender.class); // administrators only, by the resource
    }

    /** A system calls in its own agency's name: another agency's sender does not exist for it. */
    public Optional<Sender> of(AgencyId agency, String name) {
        Optional<Sender> registered =
                find("agencyId = ?1 and name = ?2", agency.value(), name).firstResultOptional();
        return registered.or(() -> testSender.filter(name::equals).map(test -> Sender.forTests(agency, test, clock)));
    }
}
