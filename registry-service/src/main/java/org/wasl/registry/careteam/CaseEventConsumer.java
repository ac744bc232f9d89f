package org.wasl.registry.careteam;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.AbsenceRecorded;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.platform.access.AbsenceCovers;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.account.DepartedAccounts;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.person.IdentifiedCases;

/** Follows the case service: who may know of which case, and who covers for whom. */
@ApplicationScoped
class CaseEventConsumer {
    private static final Set<Class<? extends DomainEvent>> AWAITED =
            Set.of(CaseAccessStated.class, AbsenceRecorded.class, WorkerActivityStated.class);

    private final Inbox inbox;
    private final RecordAccesses accesses;
    private final IdentifiedCases identified;
    private final AbsenceCovers covers;
    private final DepartedAccounts departed;
    private final jakarta.enterprise.event.Event<CaseOwnersStated> owners;

    @Inject
    CaseEventConsumer(
            Inbox inbox,
            RecordAccesses accesses,
            IdentifiedCases identified,
            AbsenceCovers covers,
            DepartedAccounts departed,
            jakarta.enterprise.event.Event<CaseOwnersStated> owners) {
        this.inbox = inbox;
        this.accesses = accesses;
        this.identified = identified;
        this.covers = covers;
        this.departed = departed;
        this.owners = owners;
    }

    @Incoming("case-events")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, AWAITED, this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof CaseAccessStated stated) {
            accesses.follow(stated);
            identified.follow(stated);
            owners.fire(new CaseOwnersStated(
                    stated.subjectId(),
                    stated.agencyId(),
                    stated.readers().stream()
                            .filter(reader -> reader.agencyId().equals(stated.agencyId()))
                            .flatMap(reader -> ReaderKey.ownerOf(reader.key()).stream())
                            .collect(Collectors.toSet()),
                    Uuid7.timeOf(stated.caseId().value())));
        } else if (event.data() instanceof AbsenceRecorded absence) {
            covers.follow(absence);
        } else if (event.data() instanceof WorkerActivityStated stated) {
            departed.follow(stated);
        }
    }
}
