package org.wasl.cases.sharing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
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

    /** For the former owner of a case that was handed over: what is in it now, for some days. */
    static ShareGrant forHandover(CaseFile file, GrantBody body, String by, Clock clock) {
        ShareGrant grant = new ShareGrant(file, body, null, by, clock);
        grant.asOf = grant.createdAt();
        return grant;
    }

    ShareGrant(CaseFile file, GrantBody body, ConsentId consent, String by, Clock clock) {
        super(file, clock);
        if (!body.validTo().isAfter(clock.instant())) {
            throw Problem.invalidField("/validTo", "in-the-past");
        }
        if (body.categories().contains(CaseCategory.MANAGEMENT)) {
            throw Problem.invalidField("/categories", "not-grantable");
        }
        if (body.granteeId().equals(file.agency())) {
            throw Problem.invalidField("/granteeId", "same-agency");
        }
        if (file.restricted() && body.granteeAccountId() == null) {
            throw Problem.invalidField("/granteeAccountId", "named-person-required");
        }
        granteeId = body.granteeId().value();
        granteeAccount = body.granteeAccountId();
        purpose = body.purpose();
        level = body.level() == null ? GrantLevel.READ : body.level();
        categories = body.categories().stream().map(Enum::name).sorted().toArray(String[]::new);
        consentId = consent == null ? null : consent.value();
        overrideReason = body.overrideReason();
        validTo = body.validTo();
        grantedBy = by;
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

    GrantBody body() {
        return new GrantBody(
                new AgencyId(granteeId),
                granteeAccount,
                purpose,
                List.copyOf(categories()),
                level,
                overrideReason,
                validTo);
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
