package org.wasl.registry.spdci.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

@ApplicationScoped
public class Senders extends Aggregates<Sender> {
    private final List<String> forTests;
    private final Clock clock;

    @Inject
    Senders(@ConfigProperty(name = "wasl.spdci.test-senders") Optional<List<String>> forTests, Clock clock) {
        this.forTests = forTests.orElse(List.of());
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
        return registered.or(
                () -> forTests.contains(name) ? Optional.of(Sender.forTests(agency, name, clock)) : Optional.empty());
    }
}
