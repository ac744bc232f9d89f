package org.wasl.registry.consent;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.registry.person.Person;

/**
 * The consents of one person that were given by a time, and what each opens to a recipient then. The rule stands here, and for queries in the view of {@link
 * ConsentOpening}. See ADR 26.
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
     * @param records for the id of each record what it opens of it; empty where it opens none
     * @param until null where it holds until it is withdrawn
     */
    record Opened(Consent consent, Map<UUID, Set<FieldGroup>> records, Instant until) {
        Set<FieldGroup> groups() {
            Set<FieldGroup> groups = EnumSet.noneOf(FieldGroup.class);
            records.values().forEach(groups::addAll);
            return consent.opensNothing() ? consent.groups() : groups;
        }
    }

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
     * What a consent opens to a recipient, of each record of the agency whose records it opens. What an agency recorded that kept none opens at most what consents
     * of the keeper open to that agency for the same purpose, and no longer than those.
     */
    Optional<Opened> opened(Consent consent, AgencyId recipient) {
        if (consent.opensNothing() || !stands(consent, recipient)) {
            return Optional.empty();
        }
        Map<UUID, Set<FieldGroup>> records = new HashMap<>();
        Set<Consent> on = new HashSet<>(Set.of(consent));
        person.records().filter(consent::isAbout).forEach(record -> {
            Set<FieldGroup> groups = EnumSet.copyOf(consent.groups());
            if (!consent.isOfKeeper()) {
                List<Consent> lettingIn = standingLettingIn(consent, record);
                groups.retainAll(lettingIn.stream()
                        .flatMap(letting -> letting.groups().stream())
                        .collect(Collectors.toSet()));
                on.addAll(lettingIn);
            }
            if (!groups.isEmpty()) {
                records.put(record.rawId(), groups);
            }
        });
        return records.isEmpty() ? Optional.empty() : Optional.of(new Opened(consent, records, firstEnd(on)));
    }

    /**
     * What a consent that has ended can have opened, at most: what it says, and where its agency kept no record, what consents of the keeper said for that agency,
     * also where they have ended with it.
     */
    Map<UUID, Set<FieldGroup>> openedBefore(Consent ended) {
        Map<UUID, Set<FieldGroup>> records = new HashMap<>();
        person.records()
                .filter(record -> ended.isAbout(record) && !ended.opensNothing())
                .forEach(record -> {
                    Set<FieldGroup> groups = EnumSet.copyOf(ended.groups());
                    if (!ended.isOfKeeper()) {
                        groups.retainAll(lettingIn(ended, record)
                                .flatMap(letting -> letting.groups().stream())
                                .collect(Collectors.toSet()));
                    }
                    records.put(record.rawId(), groups);
                });
        return records;
    }

    private static Instant firstEnd(Set<Consent> consents) {
        return consents.stream()
                .map(Consent::expiresAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What an agency may send on a consent: what it opens. One that opens nothing is the person's word to an agency that has nothing of a record: it stands by itself. */
    Optional<Opened> sendable(Consent consent, AgencyId recipient) {
        return !consent.opensNothing()
                ? opened(consent, recipient)
                : stands(consent, recipient)
                        ? Optional.of(new Opened(consent, Map.of(), consent.expiresAt()))
                        : Optional.empty();
    }

    /** Whose record is open to an agency that keeps none: of several the first that was registered, whichever of them survives a merge. */
    Optional<AgencyId> keeperOpenTo(AgencyId agency) {
        return person.records()
                .filter(record -> !record.isRestricted())
                .filter(record -> naming(agency)
                        .anyMatch(
                                consent -> consent.isOfKeeper() && consent.isAbout(record) && stands(consent, agency)))
                .min(Comparator.comparing(Person::rawId))
                .map(Person::agency);
    }

    /** The consents of the keeper of this record that open something of it to the agency that recorded this one. */
    private List<Consent> standingLettingIn(Consent consent, Person record) {
        return lettingIn(consent, record)
                .filter(letting -> stands(letting, consent.agency()))
                .toList();
    }

    private Stream<Consent> lettingIn(Consent consent, Person record) {
        return naming(consent.agency())
                .filter(letting -> letting.purpose() == consent.purpose() && letting.isOfKeeper())
                .filter(letting -> letting.isAbout(record));
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

    /** Those that have not ended and that one of these closes for some of their recipients; they were recorded on another record of what was believed to be one person. */
    List<Consent> closedInPartBy(List<Consent> others) {
        return given.stream()
                .filter(c -> c.withdrawnAt() == null)
                .filter(c -> others.stream()
                        .filter(other -> speaksFor(other, c))
                        .filter(other -> !Collections.disjoint(other.recipientIds(), c.recipientIds()))
                        .anyMatch(other -> c.isReplacedBy(other) || c.isTakenBackBy(other, at)))
                .toList();
    }

    /** Those of agencies without a record whom nothing lets in any more, now that this one has ended. */
    List<Consent> leftBy(Consent ended) {
        return ended.isOfKeeper()
                ? given.stream()
                        .filter(c -> c.withdrawnAt() == null && !c.isOfKeeper() && !c.opensNothing())
                        .filter(c -> ended.recipientIds().contains(c.agency())
                                && ended.agency().equals(c.keeper()))
                        .filter(c -> person.records().filter(c::isAbout).allMatch(record -> standingLettingIn(c, record)
                                .isEmpty()))
                        .toList()
                : List.of();
    }

    private boolean mayClose(Consent other, Consent consent) {
        return speaksFor(other, consent)
                && (other.person().equals(consent.person())
                        || other.person().value().equals(person.rawId()));
    }

    /** An agency replaces and takes back what it recorded itself, and who keeps the record also what those recorded of it who kept none. */
    private static boolean speaksFor(Consent other, Consent consent) {
        return other.purpose() == consent.purpose()
                && (other.agency().equals(consent.agency()) || other.agency().equals(consent.keeper()));
    }
}
