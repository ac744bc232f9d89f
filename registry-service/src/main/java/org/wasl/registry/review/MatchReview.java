package org.wasl.registry.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.event.MatchReviewOpened;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.duplicate.DuplicateCheck.Match;
import org.wasl.registry.duplicate.MatchReason;
import org.wasl.registry.review.ReviewTransitions.Looked;
import org.wasl.registry.review.ReviewTransitions.Party;
import org.wasl.registry.review.ReviewTransitions.Step;

/**
 * Two records that may be one person, until stewards have decided. A rejected pair is remembered and not asked again. Where several agencies hold the two, each
 * confirms by a steward of its own; for those that do not, two stewards of the coordinating organization may (docs/adr/0027-no-agency-merges-alone.md).
 */
@Entity
@Table(name = "match_review")
public class MatchReview extends Aggregate {
    /** How long a steward has a pair alone. */
    static final Duration CLAIM = Duration.ofMinutes(30);

    /** Stewards of the coordinating organization who confirm in the place of agencies that do not. */
    private static final int COORDINATORS = 2;

    @Column(name = "left_id")
    private UUID leftId;

    @Column(name = "right_id")
    private UUID rightId;

    private double weight;
    private double probability;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MatchReason> reasons;

    @Column(name = "model_version")
    private int modelVersion;

    @Enumerated(EnumType.STRING)
    private MatchStatus status = MatchStatus.PENDING;

    @Column(name = "claimed_by")
    private String claimedBy;

    @Column(name = "claimed_until")
    private Instant claimedUntil;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Type(SealedText.class)
    @Column(name = "decision_note")
    private String decisionNote;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Confirmation> confirmations = List.of();

    protected MatchReview() {}

    MatchReview(AgencyId agency, PersonId one, Match match, Clock clock) {
        super(agency, clock);
        PersonId other = match.personId();
        // Ordered as the database orders uuids, so that a pair has one row whichever way round it was found.
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        leftId = (inOrder ? one : other).value();
        rightId = (inOrder ? other : one).value();
        weight = match.weight();
        probability = match.probability();
        reasons = match.reasons();
        modelVersion = match.modelVersion();
    }

    MatchReviewOpened opened() {
        return new MatchReviewOpened(id(), left(), right());
    }

    /** One steward has it for a while; another who decides meanwhile is told so. */
    void claim(Looked as, Clock clock) {
        status = next(Step.CLAIM, as);
        claimedBy = as.given().by();
        claimedUntil = now(clock).plus(CLAIM);
        touch(clock);
    }

    void release(Looked as, Clock clock) {
        status = next(Step.RELEASE, as);
        claimedBy = null;
        claimedUntil = null;
        touch(clock);
    }

    /** @param step REJECT or DEFER: what others confirmed before counts no longer */
    void decide(Step step, Looked as, String note, Clock clock) {
        MatchStatus next = next(step, as);
        confirmations = List.of();
        decided(next, as.given().by(), note, clock);
    }

    void confirm(Looked as, String note, Clock clock) {
        MatchStatus next = next(Step.CONFIRM, as);
        List<Confirmation> all = new ArrayList<>(confirmations);
        all.add(as.given());
        confirmations = List.copyOf(all);
        decided(
                covers(all, as.holders()) ? next : next(Step.PROPOSE, as),
                as.given().by(),
                note,
                clock);
    }

    private MatchStatus next(Step step, Looked as) {
        return ReviewTransitions.TABLE.next(status, step, as.parties(), as);
    }

    private void decided(MatchStatus next, String by, String note, Clock clock) {
        status = next;
        claimedBy = null;
        claimedUntil = null;
        decidedBy = by;
        decidedAt = now(clock);
        decisionNote = note;
        touch(clock);
    }

    /** One person confirms once, and one agency for itself once. */
    boolean isNew(Confirmation given) {
        return confirmations.stream()
                .noneMatch(one -> one.by().equals(given.by()) || !given.coordinating() && one.isOf(given.agency()));
    }

    /** Whether all who hold the two have confirmed, or enough in their place. */
    public boolean isConfirmedFor(Set<AgencyId> holders) {
        return status == MatchStatus.CONFIRMED && (holders.size() == 1 || covers(confirmations, holders));
    }

    private static boolean covers(List<Confirmation> given, Set<AgencyId> holders) {
        boolean byCoordinators =
                given.stream().filter(Confirmation::coordinating).count() >= COORDINATORS;
        boolean byOneAtLeast = given.stream().anyMatch(one -> !one.coordinating() && holders.contains(one.agency()));
        return byCoordinators && byOneAtLeast || missing(given, holders).isEmpty();
    }

    private static Set<AgencyId> missing(List<Confirmation> given, Set<AgencyId> holders) {
        Set<AgencyId> missing = new HashSet<>(holders);
        given.stream().filter(one -> !one.coordinating()).forEach(one -> missing.remove(one.agency()));
        return missing;
    }

    /** The steps open to a steward, {@code confirm} for both of its forms. */
    List<String> allowed(Looked as) {
        return ReviewTransitions.TABLE.allowed(status, as.parties(), as);
    }

    boolean wasConfirmedBy(AgencyId agency) {
        return confirmations.stream().anyMatch(one -> one.isOf(agency));
    }

    void reopen(Clock clock) {
        status = ReviewTransitions.TABLE.next(status, Step.REOPEN, Set.of(Party.PLATFORM), null);
        confirmations = List.of();
        touch(clock);
    }

    private boolean isClaimed(Instant now) {
        return claimedUntil != null && claimedUntil.isAfter(now);
    }

    boolean isClaimedByAnother(String subject, Instant now) {
        return isClaimed(now) && !claimedBy.equals(subject);
    }

    boolean isClaimedBy(String subject, Clock clock) {
        return isClaimed(clock.instant()) && subject.equals(claimedBy);
    }

    /** Null where nobody has it. */
    Instant claimedUntil(Instant now) {
        return isClaimed(now) ? claimedUntil : null;
    }

    public MatchReviewId id() {
        return new MatchReviewId(rawId());
    }

    public PersonId left() {
        return new PersonId(leftId);
    }

    public PersonId right() {
        return new PersonId(rightId);
    }

    public MatchStatus status() {
        return status;
    }

    public boolean isOf(PersonId one, PersonId other) {
        return Set.of(leftId, rightId).equals(Set.of(one.value(), other.value()));
    }

    public boolean wasConfirmedBy(String subject) {
        return status == MatchStatus.CONFIRMED
                && (subject.equals(decidedBy)
                        || confirmations.stream().anyMatch(one -> one.by().equals(subject)));
    }

    List<Confirmation> confirmations() {
        return confirmations;
    }

    double weight() {
        return weight;
    }

    double probability() {
        return probability;
    }

    List<MatchReason> reasons() {
        return reasons;
    }

    int modelVersion() {
        return modelVersion;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionNote() {
        return decisionNote;
    }
}
