package org.wasl.registry.spdci.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.spdci.sender.Sender;

/** A partner's wish to be told of something that happens to somebody. Whom it is about is sealed: the number of a person stands in it. */
@Entity
@Table(name = "spdci_subscription")
class Subscription extends Aggregate {
    @Column(name = "sender_id")
    private String sender;

    @Enumerated(EnumType.STRING)
    private RegistryEvent event;

    @Column(name = "criteria_sealed")
    private String criteriaSealed;

    /** Equal for the same wish. */
    @Column(name = "criteria_index")
    private byte[] criteriaIndex;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    private String address;

    /** Null where it is told at once. */
    private Schedule schedule;

    private boolean active = true;

    protected Subscription() {}

    Subscription(
            UUID id,
            Sender sender,
            RegistryEvent event,
            String criteriaSealed,
            byte[] criteriaIndex,
            Optional<ConsentPurpose> purpose,
            URI address,
            Schedule schedule,
            Clock clock) {
        super(id, sender.agency(), clock);
        this.sender = sender.name();
        this.event = event;
        this.criteriaSealed = criteriaSealed;
        this.criteriaIndex = criteriaIndex;
        this.purpose = purpose.orElse(null);
        this.address = address.toString();
        this.schedule = schedule;
    }

    /** @return false where it had ended before */
    boolean end(Clock clock) {
        boolean was = active;
        active = false;
        touch(clock);
        return was;
    }

    boolean holds(Instant at) {
        return active && (schedule == null || schedule.runs(at));
    }

    /** Its code. */
    String code() {
        return rawId().toString();
    }

    String sender() {
        return sender;
    }

    RegistryEvent event() {
        return event;
    }

    String criteriaSealed() {
        return criteriaSealed;
    }

    Optional<ConsentPurpose> purpose() {
        return Optional.ofNullable(purpose);
    }

    URI address() {
        return URI.create(address);
    }

    Schedule schedule() {
        return schedule;
    }
}
