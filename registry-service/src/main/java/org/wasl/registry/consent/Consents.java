package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.ConsentEnd;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ConsentValidity;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.ClosedOrganizations;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.guardianship.Guardianship;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.Persons;
import org.wasl.registry.person.RecordedOnCases;

/** The consents of one person are seen by the agencies that hold the person, and by a recipient as far as it is one. */
@ApplicationScoped
public class Consents extends Aggregates<Consent> implements RecordedOnCases<Consent> {
    private static final int SKIP_LOCKED = -2;

    private final RecordAccesses accesses;
    private final PersonAccessPolicy policy;
    private final ClosedOrganizations closed;
    private final Clock clock;

    @Inject
    Consents(RecordAccesses accesses, PersonAccessPolicy policy, ClosedOrganizations closed, Clock clock) {
        this.accesses = accesses;
        this.policy = policy;
        this.closed = closed;
        this.clock = clock;
    }

    @Override
    public Filter<Consent> visibleTo(Caller caller) {
        return Filter.of(Consent.class)
                .and(
                        "array_contains(e.recipients, :agency) or " + Persons.isHeld("e.personId"),
                        "agency",
                        caller.agency().value());
    }

    /**
     * For whom works with the person: an agency that holds the person sees all but what opens another keeper's record, another what it recorded itself or receives
     * by. What was recorded on a case of which few may know is seen by those who work on that case, also when it has ended or gone to another agency, and by the
     * agencies that it lets in.
     */
    Filter<Consent> of(Person person, Caller caller) {
        Set<UUID> others = person.heldBy(caller.agency()) ? person.otherKeepers(caller.agency()) : Set.of();
        String ours = !person.heldBy(caller.agency())
                ? "e.agencyId = :agency or array_contains(e.recipients, :agency)"
                : others.isEmpty()
                        ? "1 = 1"
                        : "e.agencyId = :agency or array_contains(e.recipients, :agency) or e.keeperId not in (:others)";
        Filter<Consent> filter = accesses.bindWorkers(Filter.of(Consent.class)
                .and("e.personId in (:persons)", "persons", idsOf(person))
                .and(
                        RecordAccesses.worked("e.caseId") + " or (" + ours
                                + ") and (" + RecordAccesses.hidesNothing("e.caseId")
                                + " or e.agencyId <> :agency"
                                + " and array_contains(e.recipients, :agency))",
                        "agency",
                        caller.agency().value()));
        return others.isEmpty() ? filter : filter.with("others", others);
    }

    /** Those that were recorded on a case of which few may know and on which the caller works, or did when it ended. */
    Filter<Consent> ofOwnCases(Person person, Caller caller) {
        return accesses.bindWorkers(Filter.of(Consent.class)
                .and("e.personId in (:persons)", "persons", idsOf(person))
                .and(
                        RecordAccesses.worked("e.caseId") + " and not " + RecordAccesses.hidesNothing("e.caseId"),
                        "agency",
                        caller.agency().value()));
    }

    /** Whose record a consent opens that the agency records: its own; where it keeps none, the one that is open to it for the purpose. */
    Optional<AgencyId> keeperFor(Person person, AgencyId agency, ConsentPurpose purpose, Instant now) {
        return person.heldBy(agency)
                ? Optional.of(agency)
                : all(person, purpose, now).keeperOpenTo(agency);
    }

    /** All of the same purpose. */
    GivenConsents given(Person person, Consent consent, Instant now) {
        return all(person, consent.purpose(), now);
    }

    /** Consents given on a record that was merged since are consents of the survivor. */
    private static Set<UUID> idsOf(Person person) {
        return Set.copyOf(person.allIds());
    }

    Consent get(Person person, ConsentId id, Caller caller) {
        return one(of(person, caller), id);
    }

    Consent one(Filter<Consent> among, ConsentId id) {
        return one(among.and("e.id = :id", "id", id.value()));
    }

    /**
     * What opens something to a recipient for a purpose at a time, latest first; nothing is no consent. As {@link PersonAccessPolicy} decides it for reading.
     * What opens no record opens something to an agency without one alone, which may send on it. A record that is only kept is opened by none.
     */
    private List<GivenConsents.Opened> opening(Person person, GivenConsents given, AgencyId recipient, Caller caller) {
        if (closed.contains(recipient)) {
            return List.of();
        }
        boolean holds = person.heldBy(caller.agency());
        return given.naming(recipient)
                .filter(c -> person.heldBy(recipient) || !c.agency().equals(recipient))
                .flatMap(c -> (holds ? given.opened(c, recipient) : given.sendable(c, recipient)).stream())
                .filter(opened -> !isRestricted(person, opened.consent().keeper()))
                .toList();
    }

    private boolean isRestricted(Person person, AgencyId agency) {
        return policy.governing(person, agency).isRestricted();
    }

    /** Those that {@link #of} leaves out because of the case on which they were recorded. */
    private Set<UUID> hiddenAmong(List<GivenConsents.Opened> opening, Caller caller) {
        List<Consent> given =
                opening.stream().map(GivenConsents.Opened::consent).toList();
        Set<UUID> hiding = hidingCases(given);
        hiding.removeAll(accesses.workedAmong(hiding));
        return given.stream()
                .filter(c -> c.recordedOn().filter(hiding::contains).isPresent()
                        && (c.agency().equals(caller.agency())
                                || !c.recipientIds().contains(caller.agency())))
                .map(Consent::rawId)
                .collect(Collectors.toSet());
    }

    /** The cases of which few may know, among those on which these were recorded. */
    Set<UUID> hidingCases(List<Consent> consents) {
        return accesses.hidingAmong(
                consents.stream().flatMap(c -> c.recordedOn().stream()).collect(Collectors.toSet()));
    }

    /**
     * Narrows to what is given; null means any.
     *
     * @param at for those that were in force then
     */
    static Filter<Consent> narrow(
            Filter<Consent> among, ConsentPurpose purpose, GuardianshipId guardianship, Instant at) {
        return ConsentsInForceQuery.at(
                among.andIfGiven("e.purpose = :purpose", "purpose", purpose)
                        .andIfGiven("e.giving.guardianshipId = :guardianship", "guardianship", guardianship),
                at);
    }

    /** All for a purpose that were given by then. */
    private GivenConsents all(Person person, ConsentPurpose purpose, Instant at) {
        return new GivenConsents(
                person, list("personId in ?1 and purpose = ?2 and givenAt <= ?3", idsOf(person), purpose, at), at);
    }

    /** Whether a recipient may work with the person on this consent. What the person allowed counts, whoever recorded it. */
    ConsentValidity validity(Person person, Consent consent, ConsentPurpose purpose, AgencyId recipient, Instant at) {
        if (isRestricted(person, recipient) || isRestricted(person, consent.keeper())) {
            return ConsentValidity.RECORD_RESTRICTED;
        }
        return consent.validityFor(purpose, recipient, at).orElseGet(() -> {
            GivenConsents given = all(person, purpose, at);
            return given.isReplaced(consent, recipient)
                    ? ConsentValidity.REPLACED
                    : given.sendable(consent, recipient).isPresent() ? ConsentValidity.IN_FORCE : ConsentValidity.ENDED;
        });
    }

    /** For the id of each record what a consent that has ended can have opened of it. */
    public Map<UUID, Set<FieldGroup>> openedBefore(Person person, ConsentId ended, Instant now) {
        Consent consent = findById(ended.value());
        return consent == null ? Map.of() : given(person, consent, now).openedBefore(consent);
    }

    /** All that were recorded on the record of the person, or on one that was merged into it. */
    public Set<ConsentId> recordedOn(Person person) {
        return list("personId in ?1", idsOf(person)).stream().map(Consent::id).collect(Collectors.toSet());
    }

    /**
     * Which of these open something now to one of their recipients.
     *
     * @param received those of which the caller is told as a recipient alone, and not what they open to others
     */
    Set<ConsentId> effectiveAmong(
            Person person, List<Consent> shown, Set<ConsentId> received, Instant now, Caller caller) {
        GivenConsents given = given(person, now);
        return shown.stream()
                .filter(consent -> (received.contains(consent.id()) ? Set.of(caller.agency()) : consent.recipientIds())
                        .stream()
                                .flatMap(recipient ->
                                        opening(person, given.of(consent.purpose()), recipient, caller).stream())
                                .anyMatch(opened -> opened.consent().id().equals(consent.id())))
                .map(Consent::id)
                .collect(Collectors.toSet());
    }

    private GivenConsents given(Person person, Instant now) {
        return new GivenConsents(person, list("personId in ?1 and givenAt <= ?2 order by id", idsOf(person), now), now);
    }

    /** What they open now, to whoever is named by one of them and for what; by nobody's eyes, so that nothing of it may be shown. */
    List<ConsentEffectStated.Effect> effects(Person person, Instant now) {
        GivenConsents given = given(person, now);
        return given.purposes().stream()
                .flatMap(purpose -> given.of(purpose).recipients().stream()
                        .flatMap(recipient -> effects(purpose, recipient, given.of(purpose))))
                .toList();
    }

    /** One for each agency whose records are opened: what went out of one record is not kept open by a consent for another. */
    private static Stream<ConsentEffectStated.Effect> effects(
            ConsentPurpose purpose, AgencyId recipient, GivenConsents given) {
        return given
                .naming(recipient)
                .collect(Collectors.groupingBy(consent -> consent.opensNothing() ? consent.agency() : consent.keeper()))
                .values()
                .stream()
                .map(consents -> new ConsentEffectStated.Effect(
                        purpose,
                        recipient,
                        consents.stream()
                                .flatMap(consent -> given.sendable(consent, recipient).stream())
                                .flatMap(opened -> opened.groups().stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        consents.stream().map(Consent::id).collect(Collectors.toSet())));
    }

    /** What lets data go to a recipient by the caller's hand: not what the caller may not know of, nor what lets others' records out. */
    Optional<EffectiveConsent> effective(
            Person person, ConsentPurpose purpose, AgencyId recipient, Instant at, Caller caller) {
        List<GivenConsents.Opened> opening = opening(person, all(person, purpose, at), recipient, caller).stream()
                .filter(opened -> opened.consent().agency().equals(caller.agency())
                        || isForDesk(opened.consent(), person, caller))
                .toList();
        Set<UUID> hidden = hiddenAmong(opening, caller);
        return EffectiveConsent.of(
                opening.stream()
                        .filter(opened -> !hidden.contains(opened.consent().rawId()))
                        .toList(),
                Set.of());
    }

    /** An agency that keeps a record speaks of its own record. */
    private static boolean isForDesk(Consent consent, Person person, Caller caller) {
        return !person.heldBy(caller.agency()) || consent.keeper().equals(caller.agency());
    }

    /**
     * What is open to a recipient, for who asks. An agency that keeps a record is told what is open of it, and what it may read of others'. Also by a consent on
     * another agency's hidden case, whoever recorded it, and not by which: it can end that. What few of its own may know of is left out.
     */
    Optional<EffectiveConsent> told(
            Person person, ConsentPurpose purpose, AgencyId recipient, Instant at, Caller caller) {
        List<GivenConsents.Opened> opening = opening(person, all(person, purpose, at), recipient, caller).stream()
                .filter(opened -> recipient.equals(caller.agency()) || isForDesk(opened.consent(), person, caller))
                .toList();
        Set<UUID> hidden = hiddenAmong(opening, caller);
        Set<UUID> ofOthers = person.heldBy(caller.agency()) ? onCasesOfOthers(opening, hidden) : Set.of();
        return EffectiveConsent.of(
                opening.stream()
                        .filter(opened -> !hidden.contains(opened.consent().rawId())
                                || ofOthers.contains(opened.consent().rawId()))
                        .toList(),
                hidden);
    }

    /** Those of these that hang on a case which is another agency's now. */
    private Set<UUID> onCasesOfOthers(List<GivenConsents.Opened> opening, Set<UUID> hidden) {
        List<Consent> given = opening.stream()
                .map(GivenConsents.Opened::consent)
                .filter(consent -> hidden.contains(consent.rawId()))
                .toList();
        Set<UUID> cases = accesses.ofOthersAmong(
                given.stream().flatMap(c -> c.recordedOn().stream()).collect(Collectors.toSet()));
        return given.stream()
                .filter(c -> c.recordedOn().filter(cases::contains).isPresent())
                .map(Consent::rawId)
                .collect(Collectors.toSet());
    }

    /**
     * Who may learn of it: who may see it by {@link #of}, and the agencies that it lets in. Of what was recorded on a hidden case the others that it lets in
     * only: the news of an agency are read by more than work on that case.
     */
    Set<AgencyId> audience(Person person, Consent consent) {
        if (!hidingCases(List.of(consent)).isEmpty()) {
            Set<AgencyId> others = new HashSet<>(consent.recipientIds());
            others.remove(consent.agency());
            return others;
        }
        Set<AgencyId> audience = new HashSet<>(person.holders());
        audience.removeIf(holder -> !holder.equals(consent.agency())
                && person.otherKeepers(holder).contains(consent.keeper().value()));
        audience.addAll(consent.recipientIds());
        return audience;
    }

    /**
     * Whether the person has consented since a time, for a purpose and to one of these recipients at least, to somebody else than this account, and has not taken
     * it back.
     */
    boolean stand(
            Person person,
            ConsentPurpose purpose,
            Set<AgencyId> recipients,
            Instant since,
            String account,
            Instant now) {
        return list(
                        "personId in ?1 and purpose = ?2 and legalBasis = ?3 and createdAt > ?4",
                        idsOf(person),
                        purpose,
                        LegalBasis.CONSENT,
                        since)
                .stream()
                .anyMatch(consent -> consent.isEffective(now)
                        && consent.wasRecordedByAnother(account)
                        && consent.recipientIds().stream().anyMatch(recipients::contains));
    }

    List<Consent> restingOn(Guardianship guardianship) {
        return list("giving.guardianshipId = ?1 and withdrawnAt is null", guardianship.rawId());
    }

    List<Consent> standingOf(Person person) {
        return list("personId in ?1 and withdrawnAt is null", idsOf(person));
    }

    /** Some that ended by their time, or while nobody could tell, of which nobody has been told. */
    List<Consent> endedUntold(Instant now, int atMost) {
        return find("toldEnded = false and (withdrawnAt <= ?1 or expiresAt <= ?1) order by id", now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .page(0, atMost)
                .list();
    }

    /**
     * A consent that was recorded while the two were one goes with the record that it named. One that named the survivor may be the word of either: it stays, and
     * what it closes of the other's earlier ones does not open again.
     */
    @Override
    public void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        RecordedOnCases.super.settleOnUnmerge(survivor, separated, since);
        List<Consent> meanwhile = list("personId in ?1 and createdAt > ?2", idsOf(survivor), since);
        given(separated, clock.instant()).closedInPartBy(meanwhile).forEach(earlier -> {
            // What was read before the rows moved would write the former person back.
            getEntityManager().refresh(earlier);
            earlier.close(ConsentEnd.REPLACED, clock);
        });
    }

    /** What its record opened is closed: nobody of the agency could end it afterwards. */
    @Override
    public void release(Person person, AgencyId agency) {
        standingOf(person).stream()
                .filter(consent -> consent.agency().equals(agency))
                .forEach(consent -> consent.close(ConsentEnd.RECORD_RELEASED, clock));
    }

    /** What was allowed stays: it is why data went where it went. */
    @Override
    public void erase(Set<UUID> persons) {
        update(
                "giving.evidence = null, withdrawalReason = null, giving.withoutGuardianship = null where personId in ?1",
                persons);
    }

    /** All that the caller's agency may tell of, newest first. */
    List<Consent> told(Person person, Caller caller) {
        return list(of(person, caller), 1_000);
    }
}
