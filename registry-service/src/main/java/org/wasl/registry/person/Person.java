package org.wasl.registry.person;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.Demographics;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.block.BlockingKeys;
import org.wasl.matching.person.PersonReader;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.RegistryProblem;

/** One person as the registry knows them, no matter which agency registered them. */
@Entity
@Table(name = "person")
public class Person extends PersonNumbers {
    @Enumerated(EnumType.STRING)
    private PersonStatus status = PersonStatus.ACTIVE;

    @Enumerated(EnumType.STRING)
    @Column(name = "status_before_merge")
    private PersonStatus statusBeforeMerge;

    @Column(name = "deceased_on")
    private LocalDate deceasedOn;

    @Column(name = "restricted_at")
    private Instant restrictedAt;

    @Column(name = "match_keys")
    private Long[] matchKeys = {};

    @Column(name = "match_sketch")
    private long matchSketch;

    @Column(name = "match_keys_version")
    private int matchKeysVersion;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "survivor_id")
    private Person survivor;

    @OneToMany(mappedBy = "survivor")
    @OrderBy("id")
    private List<Person> merged = new ArrayList<>();

    @OneToMany(mappedBy = "person", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("id")
    private List<PersonName> names = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "person_external_id", joinColumns = @JoinColumn(name = "person_id"))
    private Set<OwnExternalId> externalIds = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "person_holder", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "agency_id")
    private Set<UUID> holders = new HashSet<>();

    /** An external id belongs to the agency whose system gave it. */
    @Embeddable
    record OwnExternalId(@Column(name = "agency_id") UUID agencyId, String scheme, String value) {}

    protected Person() {}

    /** @param numbers those she comes with */
    public Person(
            AgencyId agency,
            PersonFields fields,
            Set<ExternalId> externalIds,
            List<IdentifierClaim> numbers,
            Sealer cipher,
            Clock clock) {
        super(agency, clock);
        holders.add(agency.value());
        externalIds.forEach(e -> this.externalIds.add(new OwnExternalId(agency.value(), e.scheme(), e.value())));
        numbers.forEach(number -> add(number, agency, cipher, clock));
        apply(fields, clock);
    }

    public PersonId id() {
        return new PersonId(rawId());
    }

    public PersonRegistered registered() {
        return new PersonRegistered(id(), demographics());
    }

    private Demographics demographics() {
        PersonFields fields = fields();
        LocalDate born = fields.birthDate();
        return new Demographics(
                fields.sex(),
                born == null ? null : born.getYear(),
                fields.governorate(),
                fields.legalStatus(),
                fields.disability());
    }

    /** @param by the agency that writes: into its own record of the person */
    public PersonChanged change(PersonFields fields, Set<String> changed, AgencyId by, Clock clock) {
        requireChangeable();
        return rectify(fields, changed, by, clock);
    }

    /** A change that the person asked for: it is also made where the record is only kept. */
    PersonChanged rectify(PersonFields fields, Set<String> changed, AgencyId by, Clock clock) {
        requireNotMerged();
        Person record = recordOf(by);
        record.apply(fields, clock);
        touchWith(record, clock);
        return new PersonChanged(id(), changed);
    }

    /** Puts the fields of this record alone; merges are taken back by it. */
    void restore(PersonFields fields, Clock clock) {
        apply(fields, clock);
        touch(clock);
    }

    /** The version of the person moves with each of its records. */
    private void touchWith(Person record, Clock clock) {
        if (record != this) {
            record.touch(clock);
        }
        touch(clock);
    }

    /**
     * The agency's own record becomes this; records of other agencies follow by a step of theirs.
     *
     * @return with the agencies whose records are so now, where that is not all of them
     */
    public PersonStatusChanged changeStatus(PersonStatus next, LocalDate on, AgencyId by, Clock clock) {
        requireChangeable();
        Person record = recordOf(by);
        if (next == PersonStatus.MERGED || next == PersonStatus.ERASED) {
            throw Problem.invalidField("/status", "not-by-this-step");
        }
        if (on != null && next != PersonStatus.DECEASED) {
            throw Problem.invalidField("/on", "for-deceased-only");
        }
        if (on != null && on.isAfter(JordanTime.today(clock))) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        if (on != null && record.birthDate() != null && on.isBefore(record.birthDate())) {
            throw Problem.invalidField("/on", "before-birth");
        }
        if (record == this) {
            status = next;
        } else {
            record.statusBeforeMerge = next;
        }
        record.deceasedOn = on;
        touchWith(record, clock);
        boolean all = records()
                .map(Person::agency)
                .filter(agency -> !agency.equals(by) && heldBy(agency))
                .allMatch(agency -> recordOf(agency).ownStatus() == next);
        return new PersonStatusChanged(id(), next, all ? null : Set.of(by));
    }

    /** What the agency that keeps this record says of the person, also while it is merged into another. */
    PersonStatus ownStatus() {
        return survivor == null ? status : statusBeforeMerge == null ? PersonStatus.ACTIVE : statusBeforeMerge;
    }

    /** This record and those merged into it. */
    public Stream<Person> records() {
        return selfAndMerged();
    }

    /** Whether this very record is the agency's, and not only joined with one of its own. */
    public boolean isOwnOf(AgencyId agency) {
        return agency().equals(agency) && heldBy(agency);
    }

    /** The record into which an agency writes what it knows of the person. */
    public Person recordOf(AgencyId agency) {
        return records().filter(record -> record.isOwnOf(agency)).findFirst().orElseThrow(Problem::notFound);
    }

    public PersonFields fieldsOf(AgencyId agency) {
        return recordOf(agency).fields();
    }

    /** The agencies that keep the records which are not this one's. */
    public Set<UUID> otherKeepers(AgencyId agency) {
        return records()
                .filter(record -> !record.agency().equals(agency))
                .map(record -> record.agency().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether records of several agencies are joined in it. */
    public boolean isJoined() {
        return holders.size() > 1;
    }

    /** The record whose values of a part are shown: the reader's own before others. Null where none is open. */
    Person shown(FieldAccess access, FieldGroup part) {
        return inOrder(access)
                .filter(record -> access.opens(record, part))
                .findFirst()
                .orElse(null);
    }

    /** The record by which the reader knows the person. */
    Person shown(FieldAccess access) {
        return inOrder(access).filter(access::opensAnything).findFirst().orElse(this);
    }

    private Stream<Person> inOrder(FieldAccess access) {
        return records().sorted(Comparator.comparing(record -> !record.isOwnOf(access.reader())));
    }

    public PersonChanged addIdentifier(IdentifierClaim number, AgencyId by, Sealer cipher, Clock clock) {
        requireChangeable();
        Person record = recordOf(by);
        record.add(number, by, cipher, clock);
        record.updateBlockingKeys();
        touchWith(record, clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    /** How far the number was checked; what was verified at its source does not become less by a look at a paper. */
    PersonChanged verify(UUID identifier, IdentifierVerification verification, AgencyId by, Clock clock) {
        requireChangeable();
        PersonIdentifier number = identifier(identifier, by);
        number.verify(verification);
        touchWith(number.record(), clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    /** It is not hers, or holds no longer: nobody is found by it, and another may have it. */
    PersonChanged revoke(UUID identifier, AgencyId by, Clock clock) {
        requireChangeable();
        PersonIdentifier number = identifier(identifier, by);
        number.revoke();
        number.record().updateBlockingKeys();
        touchWith(number.record(), clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    private void apply(PersonFields given, Clock clock) {
        given.check(JordanTime.today(clock));
        PersonFields fields = given.settled();
        write(fields);
        if (!fields.names().equals(names.stream().map(PersonName::view).toList())) {
            names.clear();
            fields.names().forEach(name -> names.add(new PersonName(this, name)));
        }
        updateBlockingKeys();
    }

    public PersonFields fields() {
        return fields(names.stream().map(PersonName::view).toList());
    }

    /** The match profile of this record; those merged into it have profiles of their own. */
    public MatchProfile matchProfile() {
        PersonFields fields = fields();
        return MatchProfile.of(
                new PersonReader(),
                fields.names(),
                fields.birthDate(),
                fields.birthDatePrecision(),
                fields.sex(),
                fields.phone(),
                fields.governorate(),
                blindIndexes());
    }

    /** The keys by which she is found follow from what is known of her. */
    public void updateBlockingKeys() {
        MatchProfile profile = matchProfile();
        matchKeys = profile.blockingKeys().stream().sorted().toArray(Long[]::new);
        matchSketch = profile.signatures().get(0);
        matchKeysVersion = BlockingKeys.VERSION;
    }

    /**
     * From now on this record is the other one. Nothing is moved: the survivor is read together with what points to it, so that taking the merge back is
     * exact.
     *
     * @return those that had been merged into this one before, and follow
     */
    public Set<UUID> mergeInto(Person other, Clock clock) {
        requireChangeable();
        other.requireChangeable();
        other.holders.addAll(holders);
        other.merged.add(this);
        Set<UUID> followers = merged.stream().map(Aggregate::rawId).collect(Collectors.toSet());
        merged.forEach(earlier -> {
            earlier.survivor = other;
            other.merged.add(earlier);
        });
        merged.clear();
        survivor = other;
        statusBeforeMerge = status;
        status = PersonStatus.MERGED;
        touch(clock);
        other.touch(clock);
        return followers;
    }

    /**
     * @param followers those that came with this record and go with it again
     * @param leaving the agencies that held the other record only by this one
     */
    public void unmerge(Set<UUID> followers, Set<UUID> leaving, Clock clock) {
        Person other = survivor;
        other.holders.removeAll(leaving);
        other.merged.remove(this);
        other.merged.stream()
                .filter(p -> followers.contains(p.rawId()))
                .toList()
                .forEach(follower -> {
                    other.merged.remove(follower);
                    follower.survivor = this;
                    merged.add(follower);
                });
        other.touch(clock);
        survivor = null;
        status = statusBeforeMerge == null ? PersonStatus.ACTIVE : statusBeforeMerge;
        statusBeforeMerge = null;
        touch(clock);
    }

    /** The numbers that these agencies added here since then become the other record's. */
    void moveIdentifiersTo(Person other, Set<UUID> agencies, Instant since, Clock clock) {
        if (moveNumbersTo(other, agencies, since)) {
            updateBlockingKeys();
            other.updateBlockingKeys();
            touch(clock);
            other.touch(clock);
        }
    }

    /** The record to use: this one, or the one it was merged into. */
    public Person survivor() {
        return survivor == null ? this : survivor;
    }

    public boolean isMergedInto(PersonId other) {
        return survivor != null && survivor.id().equals(other);
    }

    @Override
    Person self() {
        return this;
    }

    @Override
    Stream<Person> selfAndMerged() {
        return Stream.concat(Stream.of(this), merged.stream());
    }

    /** From now on her record is only kept: nobody else reads it and nobody changes it. */
    public PersonChanged restrict(boolean restricted, Clock clock) {
        requireNotMerged();
        restrictedAt = restricted ? now(clock) : null;
        touch(clock);
        return new PersonChanged(id(), Set.of("restriction"));
    }

    public boolean isRestricted() {
        return restrictedAt != null;
    }

    /** One of several agencies that hold the person does no longer: of its own record nothing is left that names. */
    PersonChanged release(AgencyId agency, Clock clock) {
        selfAndMerged().forEach(record -> {
            record.externalIds.removeIf(e -> e.agencyId().equals(agency.value()));
            record.holders.remove(agency.value());
            if (record.agency().equals(agency)) {
                record.anonymise();
            }
        });
        touch(clock);
        return new PersonChanged(id(), Set.of("holders"));
    }

    /** What is left tells how many people there were, not who: her sex, the year of her birth, where, and by what right she was here. */
    public PersonStatusChanged wipe(Clock clock) {
        requireNotMerged();
        selfAndMerged().forEach(record -> record.wiped(clock));
        return new PersonStatusChanged(id(), PersonStatus.ERASED, null);
    }

    private void anonymise() {
        write(fields().anonymous());
        names.clear();
        matchKeys = new Long[0];
        matchSketch = 0;
    }

    private void wiped(Clock clock) {
        anonymise();
        externalIds.clear();
        holders.clear();
        restrictedAt = null;
        if (survivor == null) {
            status = PersonStatus.ERASED;
            deceasedOn = null;
        }
        touch(clock);
    }

    /** Whether the person was dead that day, by all that is known; of whom the day of death is not known, on every day. */
    public boolean isDeadOn(LocalDate day) {
        return status == PersonStatus.DECEASED && (deceasedOn == null || !day.isBefore(deceasedOn));
    }

    public boolean isErased() {
        return status == PersonStatus.ERASED;
    }

    /** Whether anything may be written of the person: into a record that is in use, and not only kept. Every writer asks. */
    public void requireChangeable() {
        requireNotMerged();
        if (isRestricted()) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
    }

    private void requireNotMerged() {
        if (isErased()) {
            throw Problem.notFound();
        }
        if (status == PersonStatus.MERGED) {
            throw new Problem(RegistryProblem.PERSON_IS_MERGED).with("survivorId", survivor.id());
        }
    }

    /** This record's id and those of the records merged into it. */
    public Set<UUID> allIds() {
        return selfAndMerged().map(Aggregate::rawId).collect(Collectors.toUnmodifiableSet());
    }

    public boolean heldBy(AgencyId agency) {
        return holders.contains(agency.value());
    }

    public Set<AgencyId> holders() {
        return holders.stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }

    public PersonStatus status() {
        return status;
    }

    public LocalDate deceasedOn() {
        return deceasedOn;
    }

    public PersonId survivorId() {
        return survivor == null ? null : survivor.id();
    }

    /** The names that are open; those of other records than the one that is shown are aliases, whatever they are there. */
    public List<PersonFields.Name> names(FieldAccess access) {
        Person first = shown(access, FieldGroup.IDENTITY);
        return inOrder(access)
                .filter(record -> access.opens(record, FieldGroup.IDENTITY))
                .flatMap(record -> record.names.stream().map(record == first ? PersonName::view : PersonName::alias))
                .distinct()
                .toList();
    }

    /** The external ids that this agency's own systems gave. */
    public List<ExternalId> externalIdsOf(AgencyId agency) {
        return selfAndMerged()
                .flatMap(p -> p.externalIds.stream())
                .filter(e -> e.agencyId().equals(agency.value()))
                .sorted(Comparator.comparing(OwnExternalId::scheme).thenComparing(OwnExternalId::value))
                .map(e -> new ExternalId(e.scheme(), e.value()))
                .toList();
    }
}
