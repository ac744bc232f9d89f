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
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.Demographics;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.block.Keys;
import org.wasl.matching.person.PersonReader;
import org.wasl.platform.crypto.FieldCipher;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.Amman;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.RegistryProblem;

/** One person as the registry knows her, whoever registered her. */
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
            List<Numbered> numbers,
            FieldCipher cipher,
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

    public PersonChanged change(PersonFields fields, Set<String> changed, Clock clock) {
        requireStanding();
        if (isRestricted()) {
            throw new Problem(RegistryProblem.PERSON_IS_RESTRICTED);
        }
        return rectify(fields, changed, clock);
    }

    /** A change that she asked for herself: it is also made where her record is only kept. */
    PersonChanged rectify(PersonFields fields, Set<String> changed, Clock clock) {
        requireStanding();
        apply(fields, clock);
        touch(clock);
        return new PersonChanged(id(), changed);
    }

    PersonStatusChanged becomes(PersonStatus next, LocalDate on, Clock clock) {
        requireStanding();
        if (next == PersonStatus.MERGED || next == PersonStatus.ERASED) {
            throw Problem.invalidField("/status", "not-by-this-step");
        }
        if (on != null && next != PersonStatus.DECEASED) {
            throw Problem.invalidField("/on", "for-deceased-only");
        }
        if (on != null && on.isAfter(Amman.today(clock))) {
            throw Problem.invalidField("/on", "in-the-future");
        }
        if (on != null && birthDate() != null && on.isBefore(birthDate())) {
            throw Problem.invalidField("/on", "before-birth");
        }
        status = next;
        deceasedOn = on;
        touch(clock);
        return new PersonStatusChanged(id(), next);
    }

    public PersonChanged identifyBy(Numbered number, AgencyId by, FieldCipher cipher, Clock clock) {
        requireStanding();
        add(number, by, cipher, clock);
        rekey();
        touch(clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    /** How far the number was checked; what was verified at its source does not become less by a look at a paper. */
    PersonChanged verify(UUID identifier, IdentifierVerification verification, Clock clock) {
        requireStanding();
        identifier(identifier).verify(verification);
        touch(clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    /** It is not hers, or holds no longer: nobody is found by it, and another may have it. */
    PersonChanged revoke(UUID identifier, Clock clock) {
        requireStanding();
        identifier(identifier).revoke();
        rekey();
        touch(clock);
        return new PersonChanged(id(), Set.of("identifiers"));
    }

    private void apply(PersonFields given, Clock clock) {
        given.check(Amman.today(clock));
        PersonFields fields = given.settled();
        write(fields);
        if (!fields.names().equals(names.stream().map(PersonName::view).toList())) {
            names.clear();
            fields.names().forEach(name -> names.add(new PersonName(this, name)));
        }
        rekey();
    }

    public PersonFields fields() {
        return fields(names.stream().map(PersonName::view).toList());
    }

    /** As the matching core sees this record; those merged into it have faces of their own. */
    public Faces faces() {
        PersonFields fields = fields();
        return Faces.of(
                new PersonReader(),
                fields.names(),
                fields.birthDate(),
                fields.birthDatePrecision(),
                fields.sex(),
                fields.phone(),
                fields.governorate(),
                standIns());
    }

    /** The keys by which she is found follow from what is known of her. */
    public void rekey() {
        Faces faces = faces();
        matchKeys = faces.keys().stream().sorted().toArray(Long[]::new);
        matchSketch = faces.sketches().get(0);
        matchKeysVersion = Keys.VERSION;
    }

    /**
     * From now on this record is the other one. Nothing is moved: the survivor is read together with what points to it, so that taking the merge back is
     * exact.
     *
     * @return those that had been merged into this one before, and follow
     */
    public Set<UUID> mergeInto(Person other, Clock clock) {
        requireStanding();
        other.requireStanding();
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
    public void standAgain(Set<UUID> followers, Set<UUID> leaving, Clock clock) {
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
    void giveIdentifiers(Person other, Set<UUID> agencies, Instant since, Clock clock) {
        if (giveNumbers(other, agencies, since)) {
            rekey();
            other.rekey();
            touch(clock);
            other.touch(clock);
        }
    }

    /** The record to use: this one, or the one it was merged into. */
    public Person standing() {
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
        requireStanding();
        restrictedAt = restricted ? now(clock) : null;
        touch(clock);
        return new PersonChanged(id(), Set.of("restriction"));
    }

    public boolean isRestricted() {
        return restrictedAt != null;
    }

    /** One of several agencies that hold her does no longer. */
    public PersonChanged release(AgencyId agency, Clock clock) {
        selfAndMerged()
                .forEach(record -> record.externalIds.removeIf(e -> e.agencyId().equals(agency.value())));
        holders.remove(agency.value());
        touch(clock);
        return new PersonChanged(id(), Set.of("holders"));
    }

    /** What is left tells how many people there were, not who: her sex, the year of her birth, where, and by what right she was here. */
    public PersonStatusChanged wipe(Clock clock) {
        requireStanding();
        selfAndMerged().forEach(record -> record.wiped(clock));
        return new PersonStatusChanged(id(), PersonStatus.ERASED);
    }

    private void wiped(Clock clock) {
        write(fields().anonymous());
        names.clear();
        externalIds.clear();
        holders.clear();
        matchKeys = new Long[0];
        matchSketch = 0;
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

    private void requireStanding() {
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

    /** All names; those of merged records are aliases here, whatever they are there. */
    public List<PersonFields.Name> names() {
        return Stream.concat(
                        names.stream().map(PersonName::view),
                        merged.stream().flatMap(p -> p.names.stream()).map(PersonName::alias))
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
