package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;

/** The status of one record: what its agency says of the person, whether it was merged into another one, and whether it is restricted. */
@Embeddable
class PersonState {
    @Enumerated(EnumType.STRING)
    private PersonStatus status = PersonStatus.ACTIVE;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before_merge")
    private PersonStatus statusBeforeMerge;

    @Column(name = "deceased_on")
    private LocalDate deceasedOn;

    @Column(name = "restricted_at")
    private Instant restrictedAt;

    PersonStatus status() {
        return status;
    }

    LocalDate deceasedOn() {
        return deceasedOn;
    }

    /** What the agency that keeps this record says of the person, also while it is merged into another one. */
    PersonStatus ownStatus() {
        return isMerged() ? beforeMerge() : status;
    }

    private PersonStatus beforeMerge() {
        return statusBeforeMerge == null ? PersonStatus.ACTIVE : statusBeforeMerge;
    }

    boolean isMerged() {
        return status == PersonStatus.MERGED;
    }

    boolean isErased() {
        return status == PersonStatus.ERASED;
    }

    boolean isRestrictedSince(Instant at) {
        return restrictedAt != null && !restrictedAt.isBefore(at);
    }

    boolean isRestricted() {
        return restrictedAt != null;
    }

    boolean isDeadOn(LocalDate day) {
        return ownStatus() == PersonStatus.DECEASED && (deceasedOn == null || !day.isBefore(deceasedOn));
    }

    /** @param survivor the record that it was merged into; null where it was not */
    void requireNotMerged(PersonId survivor) {
        if (isErased()) {
            throw Problem.notFound();
        }
        if (isMerged()) {
            throw new Problem(RegistryProblem.PERSON_IS_MERGED).with("survivorId", survivor);
        }
    }

    /** @param on the day of death; null where it is not known, or for another status */
    void change(PersonStatus next, LocalDate on, LocalDate birthDate, LocalDate today) {
        if (next == PersonStatus.MERGED || next == PersonStatus.ERASED) {
            throw Problem.invalidField("/status", "not-by-this-step");
        }
        if (on != null && next != PersonStatus.DECEASED) {
            throw Problem.invalidField("/on", "for-deceased-only");
        }
        if (on != null && on.isAfter(today)) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        if (on != null && birthDate != null && on.isBefore(birthDate)) {
            throw Problem.invalidField("/on", "before-birth");
        }
        if (isMerged()) {
            statusBeforeMerge = next;
        } else {
            status = next;
        }
        deceasedOn = on;
    }

    void merge() {
        statusBeforeMerge = status;
        status = PersonStatus.MERGED;
    }

    void unmerge() {
        status = beforeMerge();
        statusBeforeMerge = null;
    }

    /** @param at null to lift the restriction */
    void restrict(Instant at) {
        restrictedAt = at;
    }

    /** A merged record stays merged: it points to its survivor, which is erased with it. */
    void erase() {
        restrictedAt = null;
        if (!isMerged()) {
            status = PersonStatus.ERASED;
            deceasedOn = null;
        }
    }
}
