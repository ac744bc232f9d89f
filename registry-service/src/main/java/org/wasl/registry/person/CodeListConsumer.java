package org.wasl.registry.person;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.vocabulary.Vocabularies;

/** Follows the vocabularies: which codes persons may have. */
@ApplicationScoped
class CodeListConsumer {
    private final Inbox inbox;
    private final Vocabularies vocabularies;

    @Inject
    CodeListConsumer(Inbox inbox, Vocabularies vocabularies) {
        this.inbox = inbox;
        this.vocabularies = vocabularies;
    }

    @Incoming("code-lists")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        records.forEach(record -> inbox.receive(record, Set.of(CodeListChanged.class), this::apply));
    }

    private void apply(Event event) {
        if (event.data() instanceof CodeListChanged changed) {
            vocabularies.follow(changed);
        }
    }
}
