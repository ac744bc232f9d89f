package org.wasl.registry.spdci.inbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.UUID;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.spdci.message.Action;
import org.wasl.registry.spdci.sender.Sender;

/** What another registry said to an agency of ours. */
@Entity
@Table(name = "spdci_received")
class ReceivedMessage extends Aggregate {
    @Column(name = "sender_id")
    private String sender;

    private String action;

    @Column(name = "text_sealed")
    private String textSealed;

    protected ReceivedMessage() {}

    ReceivedMessage(UUID id, Sender sender, Action action, String textSealed, Clock clock) {
        super(id, sender.agency(), clock);
        this.sender = sender.name();
        this.action = action.code();
        this.textSealed = textSealed;
    }

    String sender() {
        return sender;
    }

    String action() {
        return action;
    }

    String textSealed() {
        return textSealed;
    }
}
