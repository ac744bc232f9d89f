package org.wasl.cases.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.GrantLevel;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * Parts of a case opened to another agency, or to one person of it, until a time, on a consent or another legal reason that is named. Of a restricted case
 * always to a named person.
 */
@Entity
@Table(name = "share_grant")
public class ShareGrant extends CasePart {
    @Column(name = "grantee_id")
    private UUID granteeId;

    @Column(name = "grantee_account")
    private String granteeAccount;

    @Enumerated(EnumType.STRING)
    private ConsentPurpose purpose;

    private String[] categories;

    @Enumerated(EnumType.STRING)
    @Column(name = "grant_level")
    private GrantLevel level;

    @Column(name = "consent_id")
    private UUID consentId;

    @Type(SealedText.class)
    @Column(name = "override_reason")
    private String overrideReason;

    @Column(name = "valid_to")
    private Instant validTo;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    /** What was written after this is not opened by it; null where all is. */
    @Column(name = "as_of")
    private Instant asOf;

    @Column(name = "granted_by")
    private String grantedBy;

    protected ShareGrant() {}

    /**
     * What is opened, to whom, why and until when.
     *
     * @param account the one person of the agency who may read; null where everybody there who works on cases may
     * @param level READ where null
     * @param overrideReason null where it rests on a consent
     */
    record Terms(
            AgencyId grantee,
            String account,
            ConsentPurpose purpose,
            Set<CaseCategory> categories,
            GrantLevel level,
            String overrideReason,
            Instant validTo) {}

    /** Without consent nothing is open for longer: the times of other legal bases (ADR 36). */
    private static final Duration WITHOUT_CONSENT = Duration.ofDays(30);

    /** Of a restricted case often nobody else may know who could look at it: as long as for a vital interest. */
    private static final Duration RESTRICTED_WITHOUT_CONSENT = Duration.ofHours(72);

    /** For the former owner of a case that was handed over: what is in it now, for some days. */
    static ShareGrant forHandover(CaseFile file, Terms terms, String by, Clock clock) {
        ShareGrant grant = new ShareGrant(file, terms, null, by, clock);
        grant.asOf = grant.createdAt();
        return grant;
    }

    ShareGrant(CaseFile file, Terms terms, ConsentId consent, String by, Clock clock) {
        super(file, clock);
        if (!terms.validTo().isAfter(clock.instant())) {
            throw Problem.invalidField("/validTo", "in-the-past");
        }
        if (terms.categories().contains(CaseCategory.MANAGEMENT)) {
            throw Problem.invalidField("/categories", "not-grantable");
        }
        if (terms.grantee().equals(file.agency())) {
            throw Problem.invalidField("/granteeId", "same-agency");
        }
        if (file.restricted() && terms.account() == null) {
            throw Problem.invalidField("/granteeAccountId", "named-person-required");
        }
        granteeId = terms.grantee().value();
        granteeAccount = terms.account();
        purpose = terms.purpose();
        level = terms.level() == null ? GrantLevel.READ : terms.level();
        categories = terms.categories().stream().map(Enum::name).sorted().toArray(String[]::new);
        consentId = consent == null ? null : consent.value();
        overrideReason = terms.overrideReason();
        validTo = terms.validTo();
        grantedBy = by;
    }

    /** On a supervisor's reason, for a while; a second person decides whether it stays. */
    static ShareGrant withoutConsent(CaseFile file, Terms terms, String by, Clock clock) {
        Duration most = file.restricted() ? RESTRICTED_WITHOUT_CONSENT : WITHOUT_CONSENT;
        if (terms.validTo().isAfter(clock.instant().plus(most))) {
            throw Problem.invalidField("/validTo", "longer-than-basis");
        }
        return new ShareGrant(file, terms, null, by, clock);
    }

    /** Closing a case ends its grants; so does a consent that was withdrawn. When it ended is said once. */
    void revoke(Clock clock) {
        if (!active(clock.instant())) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "revoke", revokedAt == null ? "EXPIRED" : "REVOKED")
                    .with("allowedActions", List.of());
        }
        touch(clock);
        revokedAt = updatedAt();
    }

    boolean active(Instant now) {
        return revokedAt == null && validTo.isAfter(now);
    }

    Set<CaseCategory> categories() {
        Set<CaseCategory> open = EnumSet.noneOf(CaseCategory.class);
        Arrays.stream(categories).map(CaseCategory::valueOf).forEach(open::add);
        return open;
    }

    GrantLevel level() {
        return level;
    }

    Terms terms() {
        return new Terms(
                new AgencyId(granteeId), granteeAccount, purpose, categories(), level, overrideReason, validTo);
    }

    /** The reason that another agency gave while the case was its own stays there. */
    Terms termsFor(CaseFile file) {
        Terms all = terms();
        return agency().equals(file.agency())
                ? all
                : new Terms(
                        all.grantee(),
                        all.account(),
                        all.purpose(),
                        all.categories(),
                        all.level(),
                        null,
                        all.validTo());
    }

    UUID consent() {
        return consentId;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    String grantedBy() {
        return grantedBy;
    }
}
