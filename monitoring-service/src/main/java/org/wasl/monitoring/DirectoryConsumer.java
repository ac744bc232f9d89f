package org.wasl.monitoring;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.contracts.event.WorkerActivityStated;
import org.wasl.monitoring.action.Holidays;
import org.wasl.platform.account.DepartedAccounts;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.vocabulary.Vocabularies;

/** Follows what is true for all services: which organizations are open, who has left, the codes that administrators added, and public holidays. */
@ApplicationScoped
class DirectoryConsumer {
    private static final Set<Class<? extends DomainEvent>> AWAITED =
            Set.of(DirectoryChanged.class, CodeListChanged.class, HolidayChanged.class, WorkerActivityStated.class);

    private final Inbox inbox;
    private final KnownOrganizations organizations;
    private final Vocabularies vocabularies;
    private final Holidays holidays;
    private final DepartedAccounts departed;

    @Inject
    DirectoryConsumer(
            Inbox inbox,
            KnownOrganizations organizations,
            Vocabularies vocabularies,
            Holidays holidays,
            DepartedAccounts departed) {
        this.inbox = inbox;
        this.organizations = organizations;
        this.vocabularies = vocabularies;
        this.holidays = holidays;
        this.departed = departed;
    }

    @Incoming("neighbours")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, AWAITED, this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof DirectoryChanged changed) {
            organizations.follow(changed);
        } else if (event.data() instanceof CodeListChanged changed) {
            vocabularies.follow(changed);
        } else if (event.data() instanceof HolidayChanged changed) {
            holidays.apply(changed);
        } else if (event.data() instanceof WorkerActivityStated stated) {
            departed.follow(stated);
        }
    }
}
