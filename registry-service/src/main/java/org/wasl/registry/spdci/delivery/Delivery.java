package org.wasl.registry.spdci.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** A message on its way to a partner: tried until it arrives, or put aside where somebody sees it. */
@Entity
@Table(name = "spdci_delivery")
public class Delivery extends Aggregate {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** DEAD: tried as often as it is tried, or not allowed any more; an administrator may try again. */
    public enum DeliveryStatus {
        WAITING,
        DELIVERED,
        DEAD
    }

    @Column(name = "sender_id")
    private String sender;

    private String action;
    private String address;

    @Column(name = "text_sealed")
    private String textSealed;

    private boolean encrypted;

    /** Whose records it tells. */
    private UUID[] persons;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status = DeliveryStatus.WAITING;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "last_outcome")
    private String lastOutcome;

    protected Delivery() {}

    Delivery(
            UUID id,
            AgencyId agency,
            String sender,
            String action,
            URI address,
            String textSealed,
            boolean encrypted,
            Set<UUID> persons,
            Instant notBefore,
            Clock clock) {
        super(id, agency, clock);
        this.sender = sender;
        this.action = action;
        this.address = address.toString();
        this.textSealed = textSealed;
        this.encrypted = encrypted;
        this.persons = persons.toArray(UUID[]::new);
        nextAttemptAt = notBefore;
    }

    /** Somebody has it in hand; nobody else takes it meanwhile. */
    void claim(Duration atMost, Clock clock) {
        nextAttemptAt = now(clock).plus(atMost);
        touch(clock);
    }

    void arrived(String outcome, Clock clock) {
        attempts++;
        lastOutcome = outcome;
        status = DeliveryStatus.DELIVERED;
        textSealed = null;
        touch(clock);
    }

    void failed(String outcome, int mostAttempts, Duration firstWait, Clock clock) {
        attempts++;
        lastOutcome = outcome;
        if (attempts >= mostAttempts) {
            status = DeliveryStatus.DEAD;
        } else {
            Duration wait = firstWait.multipliedBy(1L << Math.min(20, 2 * (attempts - 1)));
            nextAttemptAt = now(clock).plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
        touch(clock);
    }

    /** It may not be sent, however often it is tried; an administrator may try again when that has changed. */
    void end(String reason, Clock clock) {
        status = DeliveryStatus.DEAD;
        lastOutcome = reason;
        touch(clock);
    }

    /** It is never sent: what it says is gone. */
    void drop(String reason, Clock clock) {
        end(reason, clock);
        textSealed = null;
    }

    void erase(Clock clock) {
        if (status != DeliveryStatus.DELIVERED) {
            drop("person-erased", clock);
        }
    }

    boolean mayBeTriedAgain() {
        return status == DeliveryStatus.DEAD && textSealed != null;
    }

    /** From the beginning, as if it were new. */
    void again(Clock clock) {
        if (!mayBeTriedAgain()) {
            throw new Problem(CommonProblem.ALREADY_DONE);
        }
        status = DeliveryStatus.WAITING;
        attempts = 0;
        nextAttemptAt = now(clock);
        touch(clock);
    }

    String sender() {
        return sender;
    }

    String action() {
        return action;
    }

    URI address() {
        return URI.create(address);
    }

    String textSealed() {
        return textSealed;
    }

    Set<UUID> persons() {
        return Set.of(persons);
    }

    boolean encrypted() {
        return encrypted;
    }

    DeliveryStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    String lastOutcome() {
        return lastOutcome;
    }
}
