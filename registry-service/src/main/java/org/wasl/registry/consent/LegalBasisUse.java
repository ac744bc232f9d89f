package org.wasl.registry.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.code.LegalBasisReviewStatus;
import org.wasl.contracts.event.LegalBasisEnded;
import org.wasl.contracts.event.LegalBasisUsed;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.person.Person;

/**
 * That a supervisor opened a person's data on another basis than consent: why, to whom, until when, and what a second person says of it. As breaking the glass
 * of a case.
 */
@Entity
@Table(name = "legal_basis_use")
public class LegalBasisUse extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    /** The standing record that it made; null for a single disclosure. */
    @Column(name = "consent_id")
    private UUID consentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private LegalBasis legalBasis;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    private UUID[] recipients;

    @Column(name = "field_groups")
    private String[] fieldGroups;

    @Column(name = "reason_sealed")
    private String reasonSealed;

    @Column(name = "used_by")
    private String usedBy;

    /** The accounts whose work it was: who opened it, who asked for it, and who owned a running case of the person then. */
    @Column(name = "work_of")
    private String[] workOf;

    @Column(name = "opens_until")
    private Instant opensUntil;

    @Enumerated(EnumType.STRING)
    private LegalBasisReviewStatus status = LegalBasisReviewStatus.PENDING;

    @Column(name = "reviewed_by")
    private String reviewedBy;

    @Column(name = "comment_sealed")
    private String commentSealed;

    @Column(name = "within_agency")
    private boolean withinAgency;

    @Column(name = "told_ended")
    private boolean toldEnded;

    protected LegalBasisUse() {}

    /**
     * What is opened, to whom, why.
     *
     * @param requestedBy other accounts that asked for it
     */
    record Opening(
            LegalBasis basis,
            ConsentPurpose purpose,
            Set<AgencyId> recipients,
            Set<FieldGroup> groups,
            String reason,
            Instant until,
            ConsentId consent,
            Set<String> requestedBy) {}

    /**
     * @param owners the accounts that own a running case of the person in this agency
     * @param onRestrictedCase whether the agency works with the person on a restricted case: no other may learn of it
     */
    LegalBasisUse(
            AgencyId agency,
            String by,
            Person person,
            Set<String> owners,
            boolean onRestrictedCase,
            Opening opening,
            Sealer sealer,
            Clock clock) {
        super(agency, clock);
        withinAgency = onRestrictedCase || person.heldBy(agency);
        personId = person.rawId();
        consentId = opening.consent() == null ? null : opening.consent().value();
        legalBasis = opening.basis();
        purpose = opening.purpose();
        recipients = opening.recipients().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
        fieldGroups = opening.groups().stream().map(Enum::name).sorted().toArray(String[]::new);
        reasonSealed = sealer.seal(opening.reason(), rawId() + "/reason");
        usedBy = by;
        workOf = Stream.of(Set.of(by), opening.requestedBy(), owners)
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        opensUntil = opening.until();
    }

    LegalBasisUsed used() {
        return new LegalBasisUsed(person(), rawId(), legalBasis, purpose);
    }

    /** By a second person. */
    void review(LegalBasisReviewStatus verdict, String by, String comment, Sealer sealer, Clock clock) {
        if (status != LegalBasisReviewStatus.PENDING) {
            throw new Problem(CommonProblem.ALREADY_DONE);
        }
        status = verdict;
        reviewedBy = by;
        commentSealed = sealer.seal(comment, rawId() + "/comment");
        touch(clock);
    }

    LegalBasisEnded ended() {
        toldEnded = true;
        return new LegalBasisEnded(person(), rawId());
    }

    boolean isToldEnded() {
        return toldEnded;
    }

    /** Whether it opens something now. */
    boolean isOpen(Instant now) {
        return status != LegalBasisReviewStatus.REJECTED && opensUntil.isAfter(now);
    }

    /** The agencies whose supervisors review it, and nobody else learns of it. */
    Set<AgencyId> reviewers(Person person) {
        return withinAgency ? Set.of(agency()) : person.holders();
    }

    /** Their case was identified before it was opened, and the registry learnt of the case afterwards. */
    void wasAlsoWorkOf(Set<String> owners) {
        workOf = Stream.concat(Arrays.stream(workOf), owners.stream())
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    /** Whether it was the account's work when it was opened: nobody decides about that, also not after the case went to somebody else. */
    boolean wasWorkOf(String account) {
        return Arrays.asList(workOf).contains(account);
    }

    PersonId person() {
        return new PersonId(personId);
    }

    ConsentId consent() {
        return consentId == null ? null : new ConsentId(consentId);
    }

    LegalBasis legalBasis() {
        return legalBasis;
    }

    ConsentPurpose purpose() {
        return purpose;
    }

    Set<AgencyId> recipientIds() {
        return Arrays.stream(recipients).map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }

    Set<FieldGroup> groups() {
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        Arrays.stream(fieldGroups).map(FieldGroup::valueOf).forEach(groups::add);
        return groups;
    }

    /** Null where the person was erased. */
    String reason(Sealer sealer) {
        return reasonSealed == null ? null : sealer.open(reasonSealed, rawId() + "/reason", String.class);
    }

    String comment(Sealer sealer) {
        return commentSealed == null ? null : sealer.open(commentSealed, rawId() + "/comment", String.class);
    }

    String usedBy() {
        return usedBy;
    }

    Instant opensUntil() {
        return opensUntil;
    }

    LegalBasisReviewStatus status() {
        return status;
    }

    /** Null where nobody has. */
    Instant reviewedAt() {
        return status == LegalBasisReviewStatus.PENDING ? null : updatedAt();
    }

    String reviewedBy() {
        return reviewedBy;
    }
}
