package org.wasl.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.ConsentEnd;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ConsentValidity;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.event.ConsentRecorded;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.person.Person;

/** What a person, or their guardian, allowed. Changed only by its withdrawal. */
@Entity
@Table(name = "consent")
public class Consent extends Aggregate {

    @Column(name = "person_id")
    private UUID personId;

    /** The record that was named when it was recorded: the person's, or one that had been merged into it. Null of those from before this was kept. */
    @Column(name = "named_id")
    private UUID namedId;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private LegalBasis legalBasis;

    @Column(name = "field_groups")
    private String[] fieldGroups;

    private UUID[] recipients;

    @Embedded
    private ConsentGiving giving;

    private boolean adds;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    private ConsentEnd endedBy;

    /** Account; null of those from before this was kept. */
    @Column(name = "recorded_by")
    private String recordedBy;

    /** The case on which it was recorded; null where there was none. */
    @Column(name = "case_id")
    private UUID caseId;

    /** The agency whose record it opens: the one that recorded it, or, where that kept none, the one whose record was open to it. A merge changes nothing of it. */
    @Column(name = "keeper_id")
    private UUID keeperId;

    /** Nothing was open to who recorded it and kept no record: it is the person's word to that agency, and opens no record, also later. */
    @Column(name = "opens_nothing")
    private boolean opensNothing;

    @Column(name = "told_ended")
    private boolean toldEnded;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Type(SealedText.class)
    @Column(name = "withdrawal_reason")
    private String withdrawalReason;

    protected Consent() {}

    /**
     * What is allowed to whom, and how it was given.
     *
     * @param evidence, expiresAt null where nothing is said
     * @param givenAt null for now
     * @param adds whether it stands beside earlier consents for the same purpose and recipient
     */
    record Terms(
            ConsentPurpose purpose,
            LegalBasis legalBasis,
            Set<FieldGroup> fieldGroups,
            Set<AgencyId> recipients,
            ConsentGiver givenBy,
            ConsentMethod method,
            String evidence,
            Instant givenAt,
            Instant expiresAt,
            boolean adds) {}

    /**
     * @param named the record under whose id it is recorded
     * @param known the record of the person by which the rules of the agency go
     * @param keeper whose record it opens; empty where the agency keeps none and none is open to it
     * @param by the account
     * @param recordedOn the case on which it is recorded
     * @param giver by which right, where a guardian gave it
     * @param alone whether a child may consent without the guardian here
     */
    Consent(
            AgencyId agency,
            String by,
            Person person,
            PersonId named,
            Person known,
            Optional<AgencyId> keeper,
            Optional<UUID> recordedOn,
            Terms terms,
            GivenBy giver,
            boolean alone,
            Clock clock) {
        super(agency, clock);
        recordedBy = by;
        caseId = recordedOn.orElse(null);
        keeperId = keeper.orElse(known.agency()).value();
        opensNothing = keeper.isEmpty();
        Instant now = now(clock);
        personId = person.rawId();
        namedId = named.value();
        purpose = terms.purpose();
        legalBasis = terms.legalBasis();
        fieldGroups = terms.fieldGroups().stream().map(Enum::name).sorted().toArray(String[]::new);
        recipients = terms.recipients().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
        giving = new ConsentGiving(terms);
        adds = terms.adds();
        givenAt = terms.givenAt() == null ? now : terms.givenAt();
        expiresAt = terms.expiresAt();
        if (givenAt.isAfter(now)) {
            throw Problem.invalidField("/givenAt", "in-the-future");
        }
        if (expiresAt != null && !expiresAt.isAfter(givenAt)) {
            throw Problem.invalidField("/expiresAt", "expiry-before-start");
        }
        if (legalBasis == LegalBasis.CONSENT) {
            giving.by(giver, known, JordanTime.dateOf(givenAt), alone);
            endWithAge(known);
        }
    }

    /**
     * @param guardianship null where it is not named
     * @param inForce whether it is on the day on which it was given
     * @param withoutGuardianship the reason of a supervisor; null where there is none
     */
    record GivenBy(Guardianship guardianship, boolean inForce, String withoutGuardianship) {}

    private void endWithAge(Person known) {
        giving.endsWithAge(known)
                .ifPresent(ofAge -> expiresAt = expiresAt == null || expiresAt.isAfter(ofAge) ? ofAge : expiresAt);
    }

    /**
     * The birth date is another than was believed when it was given.
     *
     * @param known the record of the person by which the rules of the agency go that recorded it
     * @return whether it cannot stand: a guardian's for who was of age already, the child's own for who was too young
     */
    boolean isContradictedBy(Person known) {
        return legalBasis == LegalBasis.CONSENT && giving.isContradictedBy(known, JordanTime.dateOf(givenAt));
    }

    /** A guardian's ends with childhood, by the birth date that is known now. It never becomes longer. */
    void isOf(Person known, Clock clock) {
        if (giving.isByGuardian()) {
            Instant before = expiresAt;
            endWithAge(known);
            expiresAt = expiresAt != null && !expiresAt.isAfter(givenAt) ? givenAt.plusMillis(1) : expiresAt;
            if (!Objects.equals(before, expiresAt)) {
                touch(clock);
            }
        }
    }

    /** Another basis than consent holds for a while only. */
    void endsBy(Instant latest) {
        if (expiresAt != null && expiresAt.isAfter(latest)) {
            throw Problem.invalidField("/expiresAt", "longer-than-basis");
        }
        expiresAt = expiresAt == null ? latest : expiresAt;
    }

    ConsentRecorded recorded() {
        return new ConsentRecorded(person(), id(), purpose, recipientIds());
    }

    ConsentWithdrawn withdraw(String reason, Clock clock) {
        if (withdrawnAt != null) {
            throw new Problem(RegistryProblem.ALREADY_WITHDRAWN);
        }
        withdrawalReason = reason;
        return end(ConsentEnd.WITHDRAWN, clock);
    }

    /** The agencies that hold data on it are told, as of a withdrawal. */
    ConsentWithdrawn end(ConsentEnd by, Clock clock) {
        close(by, clock);
        return toldEnd();
    }

    /** As of a withdrawal; the agencies that hold data on it are told a moment later, by {@link ConsentEnds}. */
    void close(ConsentEnd by, Clock clock) {
        withdrawnAt = now(clock);
        endedBy = by;
        touch(clock);
    }

    /** What rests on it closes: also where it ended by its time. */
    ConsentWithdrawn toldEnd() {
        toldEnded = true;
        return new ConsentWithdrawn(person(), id(), purpose, recipientIds());
    }

    /** At any time: what was withdrawn since held until then. */
    boolean isEffective(Instant at) {
        return !givenAt.isAfter(at)
                && (withdrawnAt == null || withdrawnAt.isAfter(at))
                && (expiresAt == null || expiresAt.isAfter(at));
    }

    /** What of the consent itself stands against a use; empty where nothing does. */
    Optional<ConsentValidity> validityFor(ConsentPurpose use, AgencyId recipient, Instant at) {
        if (legalBasis != LegalBasis.CONSENT) {
            return Optional.of(ConsentValidity.OTHER_LEGAL_BASIS);
        }
        if (purpose != use) {
            return Optional.of(ConsentValidity.OTHER_PURPOSE);
        }
        if (!recipientIds().contains(recipient)) {
            return Optional.of(ConsentValidity.OTHER_RECIPIENT);
        }
        return isEffective(at) ? Optional.empty() : Optional.of(ConsentValidity.ENDED);
    }

    /** Whether it is known to be the act of another account. */
    boolean wasRecordedByAnother(String account) {
        return recordedBy != null && !recordedBy.equals(account);
    }

    /** The case on which it was recorded. */
    Optional<UUID> recordedOn() {
        return Optional.ofNullable(caseId);
    }

    /** Whether the agency that recorded it kept a record of the person. */
    boolean isOfKeeper() {
        return keeper().equals(agency());
    }

    AgencyId keeper() {
        return new AgencyId(keeperId);
    }

    boolean opensNothing() {
        return opensNothing;
    }

    /** Whether it is about this very record. */
    boolean isAbout(Person record) {
        return record.agency().equals(keeper())
                && (record.rawId().equals(personId) || record.survivor().rawId().equals(personId));
    }

    ConsentId id() {
        return new ConsentId(rawId());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    ConsentPurpose purpose() {
        return purpose;
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }

    Set<FieldGroup> groups() {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        Arrays.stream(fieldGroups).map(FieldGroup::valueOf).forEach(groups::add);
        return groups;
    }

    Set<AgencyId> recipientIds() {
        return Arrays.stream(recipients).map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }

    ConsentGiving giving() {
        return giving;
    }

    /** Whether it stands beside earlier ones for the same purpose and recipient; otherwise it replaces them. */
    boolean adds() {
        return adds;
    }

    /** Of two for one recipient and purpose. */
    boolean isReplacedBy(Consent other) {
        return other.legalBasis == LegalBasis.CONSENT
                && !other.adds
                && (other.givenAt.isAfter(givenAt)
                        || (other.givenAt.equals(givenAt) && other.rawId().compareTo(rawId()) > 0));
    }

    /**
     * Whether the person took back, by withdrawing another one for the same recipient and purpose, what this one says: it was given before that, and what the
     * same agency had recorded by then, beside the other, stands.
     */
    boolean isTakenBackBy(Consent other, Instant at) {
        return other.legalBasis == LegalBasis.CONSENT
                && other.endedBy == ConsentEnd.WITHDRAWN
                && !other.withdrawnAt.isAfter(at)
                && other.withdrawnAt.isAfter(givenAt)
                && (!other.agency().equals(agency()) || other.withdrawnAt.isBefore(createdAt()));
    }

    ConsentEnd endedBy() {
        return endedBy;
    }

    Instant givenAt() {
        return givenAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant withdrawnAt() {
        return withdrawnAt;
    }

    String withdrawalReason() {
        return withdrawalReason;
    }
}
