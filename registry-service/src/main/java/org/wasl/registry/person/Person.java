package org.wasl.registry.person;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.OptimisticLock;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.event.CodeChange;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.PersonChanged;
import org.wasl.contracts.event.PersonRegistered;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.matching.person.PersonReader;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;

/** A person as one agency registered them: one record, with the records that were merged into it. */
@Entity
@Table(name = "person")
public class Person extends Aggregate {
    @Embedded
    private PersonState state = new PersonState();

    @Embedded
    private PersonDemographics demographics;

    @Embedded
    private PersonNeeds needs;

    @Embedded
    private ContactDetails contact;

    @Embedded
    private Residence residence;

    @Embedded
    private ContactPoints contactPoints = new ContactPoints();

    @Embedded
    private PersonNames names = new PersonNames();

    @Embedded
    private PersonIdentifiers identifiers = new PersonIdentifiers();

    @Embedded
    private MatchIndex matchIndex = new MatchIndex();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "survivor_id")
    private Person survivor;

    @Embedded
    private JoinedRecords joined = new JoinedRecords(this);

    @Embedded
    private ExternalIds externalIds = new ExternalIds();

    /** Who holds the person beside the agency of this record moves no version: each agency reads that of its own record. */
    @ElementCollection
    @OptimisticLock(excluded = true)
    @CollectionTable(name = "person_holder", joinColumns = @JoinColumn(name = "person_id"))
    @Column(name = "agency_id")
    private Set<UUID> holders = new HashSet<>();

    protected Person() {}

    /** @param claims the numbers that the agency says the person has */
    public Person(
            AgencyId agency,
            PersonFields fields,
            Set<ExternalId> externalIds,
            List<IdentifierClaim> claims,
            Sealer cipher,
            Clock clock) {
        super(agency, clock);
        holders.add(agency.value());
        this.externalIds.add(agency, externalIds);
        claims.forEach(claim -> joinedIdentifiers().write(claim, this, agency, cipher, createdAt()));
        fields.check(JordanTime.today(clock), null);
        apply(fields);
    }

    public PersonId id() {
        return new PersonId(rawId());
    }

    public PersonRegistered registered() {
        return new PersonRegistered(id(), counted().counted(), place());
    }

    public PersonDemographics demographics() {
        return demographics;
    }

    PersonNames names() {
        return names;
    }

    PersonIdentifiers identifiers() {
        return identifiers;
    }

    PersonState state() {
        return state;
    }

    /** A change by what this package keeps of a person. */
    @Override
    protected void touch(Clock clock) {
        super.touch(clock);
    }

    /** The records that merges joined with this one. */
    public JoinedRecords joined() {
        return joined;
    }

    public JoinedIdentifiers joinedIdentifiers() {
        return new JoinedIdentifiers(this);
    }

    public Restriction restriction() {
        return new Restriction(this);
    }

    /** Agencies that come to hold the person with another record, and go with it again. */
    void addHolders(Person other) {
        holders.addAll(other.holders);
    }

    void removeHolders(Set<UUID> leaving) {
        holders.removeAll(leaving);
    }

    public PersonFields fields() {
        return new PersonFields(names.views(), demographics, needs, contactPoints.all(), contact, residence);
    }

    /** @param by the agency that writes: into its own record of the person */
    public PersonChanged change(PersonFields fields, Set<String> changed, AgencyId by, Clock clock) {
        requireChangeable(by);
        return rectify(fields, changed, by, clock);
    }

    /** A change that the person asked for: it is also made where the record is restricted. */
    PersonChanged rectify(PersonFields fields, Set<String> changed, AgencyId by, Clock clock) {
        requireNotMerged();
        Person record = recordOf(by);
        fields.check(JordanTime.today(clock), record.fields());
        record.apply(fields);
        record.touch(clock);
        return changed(changed, record.tellCodes(), by);
    }

    /** Something changed that is told by no code. */
    public PersonChanged changed(String what, AgencyId by) {
        return changed(Set.of(what), List.of(), by);
    }

    public PersonChanged changed(Set<String> what, List<CodeChange> codes, AgencyId by) {
        return new PersonChanged(id(), what, codes, governing(by).place());
    }

    /** Those of this very record. Of an erased person none is told. */
    @Override
    protected Map<String, String> codes() {
        return counted().codes();
    }

    /** What counts of this very record; its lists, which would have to be read, do not. */
    private PersonFields counted() {
        return new PersonFields(List.of(), demographics, needs, List.of(), contact, residence);
    }

    private EventPlace place() {
        return counted().residence().place();
    }

    /** Writes the fields of this record alone, which were its own before: for an unmerge. */
    void restore(PersonFields fields, Clock clock) {
        apply(fields);
        touch(clock);
    }

    private void apply(PersonFields given) {
        write(given.settled());
        updateBlockingKeys();
    }

    private void write(PersonFields fields) {
        demographics = fields.demographics();
        needs = fields.needs();
        contact = fields.contact();
        residence = fields.residence();
        contactPoints.replace(fields.contactPoints());
        names.replace(this, fields.names());
    }

    /**
     * Changes the status of the agency's own record; records of other agencies follow by a step of theirs.
     *
     * @return with the agencies whose records have the status now, where that is not all of them
     */
    public PersonStatusChanged changeStatus(PersonStatus next, LocalDate on, AgencyId by, Clock clock) {
        requireChangeable(by);
        Person record = recordOf(by);
        record.state.change(next, on, record.demographics.birthDate(), JordanTime.today(clock));
        record.touch(clock);
        boolean all = records()
                .map(Person::agency)
                .filter(agency -> !agency.equals(by) && heldBy(agency))
                .allMatch(agency -> recordOf(agency).ownStatus() == next);
        return new PersonStatusChanged(id(), next, all ? null : Set.of(by), record.place());
    }

    /** What the agency that keeps this very record says, also while it is merged into another one. */
    public PersonStatus ownStatus() {
        return state.ownStatus();
    }

    /** This record and those merged into it. */
    public Stream<Person> records() {
        return joined.all();
    }

    /** Whether this very record is the agency's, and not only joined with one of its own. */
    public boolean isOwnOf(AgencyId agency) {
        return agency().equals(agency) && heldBy(agency);
    }

    /** The record into which an agency writes what it knows of the person. */
    public Person recordOf(AgencyId agency) {
        return joined.recordOf(agency);
    }

    /**
     * The record by whose fields, status, restriction and version the rules of an agency go: its own. What other agencies say of the person does not govern it (ADR 27).
     * For an agency that keeps none {@link PersonAccessPolicy#governing} knows more; here it is the surviving one, or the first that is kept.
     */
    public Person governing(AgencyId agency) {
        return joined.governing(agency);
    }

    public PersonFields fieldsOf(AgencyId agency) {
        return recordOf(agency).fields();
    }

    /** The agencies that keep the records which are not this one's. */
    public Set<UUID> otherKeepers(AgencyId agency) {
        return joined.otherKeepers(agency);
    }

    /** Whether records of several agencies are joined in it. */
    public boolean isJoined() {
        return holders.size() > 1;
    }

    /** The match profile of this record; those merged into it have profiles of their own. */
    public MatchProfile matchProfile() {
        return MatchProfile.of(new PersonReader(), fields(), identifiers.blindIndexes());
    }

    void updateBlockingKeys() {
        matchIndex.update(matchProfile());
    }

    /** This record, or the one it was merged into. */
    public Person survivor() {
        return survivor == null ? this : survivor;
    }

    /** @param other null where it is separated again */
    void mergedInto(Person other) {
        survivor = other;
    }

    public boolean isMergedInto(PersonId other) {
        return other.equals(survivorId());
    }

    /** Whether the agency that keeps this very record has restricted it, or another of its own that is joined with it. */
    public boolean isRestricted() {
        return survivor().records().anyMatch(record -> record.agency().equals(agency()) && record.state.isRestricted());
    }

    public boolean isRestrictedFor(AgencyId agency) {
        return governing(agency).isRestricted();
    }

    /** One of several agencies no longer holds the person: its own record is anonymised. */
    PersonChanged release(AgencyId agency, Clock clock) {
        records().forEach(record -> {
            record.externalIds.remove(agency);
            record.holders.remove(agency.value());
            if (record.agency().equals(agency)) {
                record.anonymise();
                record.touch(clock);
            }
        });
        return new PersonChanged(id(), Set.of("holders"), List.of(), null);
    }

    /** Erases what identifies the person. What is left counts: sex, year of birth, place, legal status. */
    PersonStatusChanged erase(Clock clock) {
        requireNotMerged();
        records().forEach(record -> {
            record.anonymise();
            record.externalIds.clear();
            record.holders.clear();
            record.state.erase();
            record.touch(clock);
        });
        return new PersonStatusChanged(id(), PersonStatus.ERASED, null, null);
    }

    private void anonymise() {
        write(fields().anonymous());
        matchIndex.clear();
    }

    /** Whether the person was dead that day, as this very record says; a person whose day of death is not known counts as dead on every day. */
    public boolean isDeadOn(LocalDate day) {
        return state.isDeadOn(day);
    }

    public boolean isErased() {
        return state.isErased();
    }

    /** Refuses to write where the record is merged or erased, or the agency's own is restricted. Everything that writes about a person asks it. */
    public void requireChangeable(AgencyId by) {
        requireChangeable(governing(by));
    }

    /** @param governing the record by which the rules of the agency go that writes */
    public void requireChangeable(Person governing) {
        requireNotMerged();
        if (governing.isRestricted()) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
    }

    void requireNotMerged() {
        state.requireNotMerged(survivorId());
    }

    /** The ids of this record and of those merged into it. */
    public Set<UUID> allIds() {
        return joined.ids();
    }

    public boolean heldBy(AgencyId agency) {
        return holders.contains(agency.value());
    }

    public Set<AgencyId> holders() {
        return holders.stream().map(AgencyId::new).collect(Collectors.toUnmodifiableSet());
    }

    public PersonStatus status() {
        return state.status();
    }

    public LocalDate deceasedOn() {
        return state.deceasedOn();
    }

    public PersonId survivorId() {
        return survivor == null ? null : survivor.id();
    }

    /** The external ids that this agency's own systems gave. */
    public List<ExternalId> externalIdsOf(AgencyId agency) {
        return records()
                .flatMap(record -> record.externalIds.of(agency))
                .sorted(Comparator.comparing(ExternalId::scheme).thenComparing(ExternalId::value))
                .toList();
    }
}
