package org.wasl.registry.person;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.IdentifierStatus;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.contracts.code.IdentifierVerification;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;
import org.wasl.registry.RegistryProblem;

/** A number, sealed. The row's own id is bound into the seal. */
@Entity
@Table(name = "person_identifier")
class PersonIdentifier {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "person_id")
    private Person person;

    @Enumerated(EnumType.STRING)
    private IdentifierSystem system;

    private String issuer;

    @Column(name = "value_sealed")
    private String valueSealed;

    @Column(name = "value_index")
    private byte[] valueIndex;

    /** While keys rotate, what the same number may still stand under; known where it is written, not where it is read. */
    @Transient
    private List<byte[]> formerIndexes = List.of();

    @Column(name = "last_four")
    private String lastFour;

    @Enumerated(EnumType.STRING)
    private IdentifierVerification verification;

    @Enumerated(EnumType.STRING)
    private IdentifierStatus status;

    /** Of a disputed one: whether the agency has two records with it. That another agency has one is told by no status. */
    @Column(name = "disputed_within")
    private boolean disputedWithin;

    private String country;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    /** Another record of the same person has it too: the index of numbers in use counts it once. */
    private boolean joint;

    /** Null where it was not written down, in old rows. */
    @Column(name = "agency_id")
    private UUID agencyId;

    @Column(name = "added_at")
    private Instant addedAt;

    protected PersonIdentifier() {}

    PersonIdentifier(Person person, IdentifierClaim claim, AgencyId by, Sealer cipher, Instant now) {
        IdentifierNumber number = claim.number();
        IdentifierClaim.Document document = claim.document();
        id = Uuid7.next();
        this.person = person;
        system = number.system();
        issuer = number.issuer();
        valueSealed = cipher.sealText(number.value(), id.toString());
        List<byte[]> indexes = indexesOf(number, cipher);
        valueIndex = indexes.get(0);
        formerIndexes = indexes.subList(1, indexes.size());
        lastFour = number.lastFour();
        verification = document.verification() == null ? IdentifierVerification.UNVERIFIED : document.verification();
        country = document.country();
        validFrom = document.validFrom();
        validTo = document.validTo();
        status = claim.holder() == IdentifierClaim.Holder.NOBODY ? IdentifierStatus.ACTIVE : IdentifierStatus.DISPUTED;
        disputedWithin = claim.holder() == IdentifierClaim.Holder.OWN_AGENCY;
        agencyId = by.value();
        addedAt = now;
    }

    /** @param others the numbers of the other records of the person */
    PersonIdentifier among(Stream<PersonIdentifier> others) {
        Set<String> own = blindIndexes().collect(Collectors.toSet());
        joint = others.anyMatch(other -> other.isValid() && own.contains(other.blindIndex()));
        return this;
    }

    boolean wasAddedBy(Set<UUID> agencies, Instant since) {
        return agencyId != null && agencies.contains(agencyId) && addedAt.isAfter(since);
    }

    Person record() {
        return person;
    }

    /** Who wrote it down; empty in old rows. */
    Optional<AgencyId> agency() {
        return Optional.ofNullable(agencyId).map(AgencyId::new);
    }

    void moveTo(Person other) {
        person = other;
    }

    /**
     * The blind indexes by which a number is found, the one in use first: while keys rotate, it may stand under either. The issuer of a partner's own number
     * belongs to it.
     */
    static List<byte[]> indexesOf(IdentifierNumber number, Sealer cipher) {
        return cipher.blindIndexes(number.system().name(), number.issuer() + "|" + number.value());
    }

    IdentifierSystem system() {
        return system;
    }

    /** Equal where the numbers are. */
    String blindIndex() {
        return blindIndex(valueIndex);
    }

    /** The same, and what equal numbers may still have instead. */
    Stream<String> blindIndexes() {
        return Stream.concat(Stream.of(valueIndex), formerIndexes.stream()).map(PersonIdentifier::blindIndex);
    }

    static String blindIndex(byte[] valueIndex) {
        return HexFormat.of().formatHex(valueIndex);
    }

    UUID id() {
        return id;
    }

    /** A number past its last day still identifies the person; a revoked one does not. */
    boolean isValid() {
        return status != IdentifierStatus.REVOKED;
    }

    void verify(IdentifierVerification further) {
        if (!isValid()) {
            throw new Problem(RegistryProblem.IDENTIFIER_REVOKED);
        }
        if (further.compareTo(verification) > 0) {
            verification = further;
        }
    }

    void revoke() {
        status = IdentifierStatus.REVOKED;
    }

    boolean verifiedAtSource() {
        return isValid() && verification == IdentifierVerification.VERIFIED_AT_SOURCE;
    }

    IdentifierStatus statusOn(LocalDate day) {
        boolean over = validTo != null && validTo.isBefore(day);
        IdentifierStatus told =
                status == IdentifierStatus.DISPUTED && !disputedWithin ? IdentifierStatus.ACTIVE : status;
        return told == IdentifierStatus.ACTIVE && over ? IdentifierStatus.EXPIRED : told;
    }

    String value(Sealer cipher) {
        return cipher.openText(valueSealed, id.toString());
    }

    /** Null where the system says whose number it is. */
    String issuer() {
        return issuer.isEmpty() ? null : issuer;
    }

    String country() {
        return country;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validTo() {
        return validTo;
    }

    IdentifierVerification verification() {
        return verification;
    }
}
