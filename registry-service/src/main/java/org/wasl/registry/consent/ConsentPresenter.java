package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.registry.person.Person;

/** How much of a consent is shown to whom. */
@ApplicationScoped
public class ConsentPresenter {
    private final Consents consents;
    private final RecordAccesses accesses;

    @Inject
    ConsentPresenter(Consents consents, RecordAccesses accesses) {
        this.consents = consents;
        this.accesses = accesses;
    }

    /** All that the caller's agency may tell of, newest first. */
    public List<ConsentView> told(Person person, Caller caller, Instant now) {
        return views(person, consents.told(person, caller), caller, now);
    }

    /** As the caller's agency may read them. */
    List<ConsentView> views(Person person, List<Consent> shown, Caller caller, Instant now) {
        Set<ConsentId> received = onlyReceived(person, shown, caller);
        Set<ConsentId> effective = consents.effectiveAmong(person, shown, received, now, caller);
        return shown.stream()
                .map(c -> received.contains(c.id())
                        ? ConsentView.received(c, caller.agency(), effective.contains(c.id()))
                        : ConsentView.whole(c, effective.contains(c.id())))
                .toList();
    }

    /**
     * Those that the caller's agency knows of as their recipient alone: it did not record them, they are about no record that it holds or were recorded on a case
     * of which few may know, and the caller has not worked on that case. A recipient reads data, not the consent, and ends none.
     */
    Set<ConsentId> onlyReceived(Person person, List<Consent> among, Caller caller) {
        List<Consent> foreign =
                among.stream().filter(c -> !c.agency().equals(caller.agency())).toList();
        if (foreign.isEmpty()) {
            return Set.of();
        }
        Set<UUID> cases = foreign.stream()
                .map(Consent::recordedOn)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        Set<UUID> worked = cases.isEmpty() ? Set.of() : accesses.workedAmong(cases);
        Set<UUID> hiding = consents.hidingCases(foreign);
        boolean held = person.heldBy(caller.agency());
        Set<UUID> others = person.otherKeepers(caller.agency());
        return foreign.stream()
                .filter(c -> !held
                        || others.contains(c.keeper().value())
                        || c.recordedOn().filter(hiding::contains).isPresent())
                .filter(c -> c.recordedOn().filter(worked::contains).isEmpty())
                .map(Consent::id)
                .collect(Collectors.toSet());
    }
}
