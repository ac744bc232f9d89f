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
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ConsentMethod;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.event.ConsentRecorded;
import org.wasl.contracts.event.ConsentWithdrawn;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.RegistryProblem;

/** What a person, or her guardian, allowed. Changed only by its withdrawal. */
@Entity
@Table(name = "consent")
public class Consent extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    @Enumerated(EnumType.STRING)
    @Column(name = "legal_basis")
    private LegalBasis legalBasis;

    @Column(name = "field_groups")
    private String[] fieldGroups;

    private UUID[] recipients;

    @Enumerated(EnumType.STRING)
    @Column(name = "given_by")
    private ConsentGiver givenBy;

    @Enumerated(EnumType.STRING)
    private ConsentMethod method;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawal_reason")
    private String withdrawalReason;

    protected Consent() {}

    Consent(AgencyId agency, PersonId person, ConsentBody body, Clock clock) {
        super(agency, clock);
        Instant now = now(clock);
        personId = person.value();
        purpose = body.purpose();
        legalBasis = body.legalBasis();
        fieldGroups = body.fieldGroups().stream().map(Enum::name).sorted().toArray(String[]::new);
        recipients = body.recipients().stream().map(AgencyId::value).sorted().toArray(UUID[]::new);
        givenBy = body.givenBy();
        method = body.method();
        givenAt = body.givenAt() == null ? now : body.givenAt();
        expiresAt = body.expiresAt();
        if (givenAt.isAfter(now)) {
            throw Problem.invalidField("/givenAt", "in-the-future");
        }
        if (expiresAt != null && !expiresAt.isAfter(givenAt)) {
            throw Problem.invalidField("/expiresAt", "expiry-before-start");
        }
    }

    ConsentRecorded recorded() {
        return new ConsentRecorded(person(), id(), purpose, recipientIds());
    }

    ConsentWithdrawn withdraw(String reason, Clock clock) {
        if (withdrawnAt != null) {
            throw new Problem(RegistryProblem.ALREADY_WITHDRAWN);
        }
        withdrawnAt = now(clock);
        withdrawalReason = reason;
        touch(clock);
        return new ConsentWithdrawn(person(), id(), purpose, recipientIds());
    }

    boolean isEffective(Instant at) {
        return withdrawnAt == null && !givenAt.isAfter(at) && (expiresAt == null || expiresAt.isAfter(at));
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

    ConsentGiver givenBy() {
        return givenBy;
    }

    ConsentMethod method() {
        return method;
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
