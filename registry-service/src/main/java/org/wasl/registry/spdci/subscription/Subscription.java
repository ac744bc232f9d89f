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

    @Column(name = "starts_at")
    private Instant startsAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    private String cron;
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
            Frequency frequency,
            Clock clock) {
        super(id, sender.agency(), clock);
        this.sender = sender.name();
        this.event = event;
        this.criteriaSealed = criteriaSealed;
        this.criteriaIndex = criteriaIndex;
        this.purpose = purpose.orElse(null);
        this.address = address.toString();
        if (frequency != null) {
            startsAt = frequency.startTime();
            endsAt = frequency.endTime();
            cron = frequency.frequency();
        }
    }

    /** @return false where it had ended before */
    boolean end(Clock clock) {
        boolean was = active;
        active = false;
        touch(clock);
        return was;
    }

    boolean holds(Instant at) {
        return active && (startsAt == null || !startsAt.isAfter(at)) && (endsAt == null || endsAt.isAfter(at));
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

    Frequency frequency() {
        return cron == null ? null : new Frequency(startsAt, endsAt, cron);
    }
}
