package org.wasl.registry.consent;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.DirectoryChanged;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.organization.KnownOrganizations;

/** Follows the directory: to which organizations something may be allowed. */
@ApplicationScoped
class DirectoryEventConsumer {
    private final Inbox inbox;
    private final KnownOrganizations organizations;

    @Inject
    DirectoryEventConsumer(Inbox inbox, KnownOrganizations organizations) {
        this.inbox = inbox;
        this.organizations = organizations;
    }

    @Incoming("directory-events")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, Set.of(DirectoryChanged.class), this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof DirectoryChanged changed) {
            organizations.follow(changed);
        }
    }
}
