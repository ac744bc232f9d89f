package org.wasl.registry.consent;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.registry.person.Person;

/**
 * The consents of one person that were given by a time, and what each opens to a recipient then. The rule stands here, and as conditions of queries in {@link
 * ConsentsInForceQuery}. See ADR 26.
 */
final class GivenConsents {
    private final Person person;
    private final List<Consent> given;
    private final Instant at;

    /** @param given of any order */
    GivenConsents(Person person, List<Consent> given, Instant at) {
        this.person = person;
        this.given = given.stream()
                .sorted(Comparator.comparing(Consent::givenAt)
                        .thenComparing(Consent::rawId)
                        .reversed())
                .toList();
        this.at = at;
    }

    /**
     * What a consent opens to one recipient.
     *
     * @param groups one at least
     * @param until null where it holds until it is withdrawn
     */
    record Opened(Consent consent, Set<FieldGroup> groups, Instant until) {}

    GivenConsents of(ConsentPurpose purpose) {
        return new GivenConsents(
                person, given.stream().filter(c -> c.purpose() == purpose).toList(), at);
    }

    Set<ConsentPurpose> purposes() {
        return given.stream().map(Consent::purpose).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<AgencyId> recipients() {
        return given.stream().flatMap(c -> c.recipientIds().stream()).collect(Collectors.toSet());
    }

    /** Latest first. */
    Stream<Consent> naming(AgencyId recipient) {
        return given.stream().filter(c -> c.recipientIds().contains(recipient));
    }

    /**
     * What a consent opens to a recipient of the record of an agency that keeps one. What an agency recorded that keeps none opens at most what consents of the
     * keeper open to that agency for the same purpose, and no longer than those.
     */
    Optional<Opened> opened(Consent consent, AgencyId recipient) {
        if (!stands(consent, recipient)) {
            return Optional.empty();
        }
        return isOfHolder(consent)
                ? whole(consent)
                : within(consent, lettingIn(consent).filter(c -> c.agency()
                        .equals(recordOf(consent).agency())));
    }

    /**
     * What an agency may send on a consent. What one recorded that keeps no record opens at most what holders opened to it. Where no holder ever did, it is the
     * person's word to an agency that has nothing of a holder: it stands by itself.
     */
    Optional<Opened> sendable(Consent consent, AgencyId recipient) {
        if (!stands(consent, recipient)) {
            return Optional.empty();
        }
        return isOfHolder(consent) || lettingIn(consent).findAny().isEmpty()
                ? whole(consent)
                : within(consent, lettingIn(consent));
    }

    private static Optional<Opened> whole(Consent consent) {
        return Optional.of(new Opened(consent, consent.groups(), consent.expiresAt()));
    }

    private Optional<Opened> within(Consent consent, Stream<Consent> lettingIn) {
        List<Consent> standing =
                lettingIn.filter(c -> stands(c, consent.agency())).toList();
        Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
        standing.forEach(c -> groups.addAll(c.groups()));
        groups.retainAll(consent.groups());
        Instant until = Stream.concat(Stream.of(consent), standing.stream())
                .map(Consent::expiresAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return groups.isEmpty() ? Optional.empty() : Optional.of(new Opened(consent, groups, until));
    }

    /** The consents of holders that open, or opened, something to the agency that recorded this one. */
    private Stream<Consent> lettingIn(Consent consent) {
        return naming(consent.agency()).filter(c -> c.purpose() == consent.purpose() && isOfHolder(c));
    }

    /** In force, and not closed for this recipient by another one. */
    private boolean stands(Consent consent, AgencyId recipient) {
        return consent.isEffective(at)
                && naming(recipient)
                        .noneMatch(other -> mayClose(other, consent)
                                && (consent.isReplacedBy(other) || consent.isTakenBackBy(other, at)));
    }

    boolean isReplaced(Consent consent, AgencyId recipient) {
        return naming(recipient).anyMatch(other -> mayClose(other, consent) && consent.isReplacedBy(other));
    }

    /** Those that have not ended and that another one closes for each of their recipients. */
    List<Consent> closedBy(Consent other) {
        return given.stream()
                .filter(c -> c.withdrawnAt() == null && other.recipientIds().containsAll(c.recipientIds()))
                .filter(c -> mayClose(other, c) && (c.isReplacedBy(other) || c.isTakenBackBy(other, at)))
                .toList();
    }

    /** Those of agencies without a record whom nothing lets in any more, now that this one has ended. */
    List<Consent> leftBy(Consent ended) {
        return isOfHolder(ended)
                ? given.stream()
                        .filter(c -> c.withdrawnAt() == null && !isOfHolder(c))
                        .filter(c -> ended.recipientIds().contains(c.agency()))
                        .filter(c -> lettingIn(c).noneMatch(letsIn -> stands(letsIn, c.agency())))
                        .toList()
                : List.of();
    }

    /** An agency replaces and takes back what it recorded itself for the same record, and who keeps the record also what those recorded who keep none. */
    private boolean mayClose(Consent other, Consent consent) {
        boolean same = other.agency().equals(consent.agency());
        boolean keeper =
                !isOfHolder(consent) && other.agency().equals(recordOf(consent).agency());
        return other.purpose() == consent.purpose()
                && (other.person().equals(consent.person())
                        || other.person().value().equals(person.rawId()))
                && (same || keeper);
    }

    boolean isOfHolder(Consent consent) {
        Person record = recordOf(consent);
        return record.agency().equals(consent.agency()) || record.heldBy(consent.agency());
    }

    /** The very record on which it was recorded. */
    private Person recordOf(Consent consent) {
        return person.records()
                .filter(record -> record.rawId().equals(consent.person().value()))
                .findFirst()
                .orElse(person);
    }
}
