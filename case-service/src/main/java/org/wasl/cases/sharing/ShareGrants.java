package org.wasl.cases.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.casefile.EndsWithCase;
import org.wasl.cases.casefile.PlatformCases;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.GrantLevel;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.journal.Journal;

/** The grants by which parts of cases are open to other agencies. */
@ApplicationScoped
public class ShareGrants extends CaseParts<ShareGrant> implements EndsWithCase {
    private final Approvals approvals;
    private final PlatformCases cases;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ShareGrants(Approvals approvals, PlatformCases cases, Journal journal, Clock clock) {
        super(ShareGrant.class, CaseCategory.MANAGEMENT);
        this.approvals = approvals;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** Nobody outside reads on. */
    @Override
    public void endOf(CaseFile file) {
        revoke(list("caseId = ?1 and revokedAt is null", file.rawId()));
    }

    /** Whoever gave the case away may be asked about it for some days. */
    public void forHandover(CaseFile file, AgencyId former, String formerOwner, int days, String by) {
        if (days > 0) {
            persist(ShareGrant.forHandover(
                    file,
                    new ShareGrant.Terms(
                            former,
                            formerOwner,
                            ConsentPurpose.CASE_MANAGEMENT,
                            EnumSet.complementOf(EnumSet.of(CaseCategory.MANAGEMENT)),
                            GrantLevel.READ,
                            "hand-over",
                            clock.instant().plus(Duration.ofDays(days))),
                    by,
                    clock));
        }
    }

    /** The consent is gone, and what rests on it. */
    public void onWithdrawn(ConsentId consent) {
        revoke(list("consentId = ?1 and revokedAt is null", consent.value()));
    }

    /** Nothing is left of what the consents opened to these. */
    public void onEffect(ConsentEffectStated stated) {
        revoke(list("consentId in ?1 and revokedAt is null", stated.consents()).stream()
                .filter(grant -> stated.closes(
                        grant.consent(), grant.terms().purpose(), grant.terms().grantee()))
                .toList());
    }

    /**
     * Ends what rested on the consent of the other person while the two were one.
     *
     * @param files the cases of the two, after their subjects went back
     */
    public void onUndone(MergeUndone undone, List<CaseFile> files) {
        files.forEach(file ->
                revoke(list("caseId = ?1 and consentId is not null and revokedAt is null", file.rawId()).stream()
                        .filter(grant -> undone.takesFrom(file.subject(), new ConsentId(grant.consent())))
                        .toList()));
    }

    /** Of these grants those that are to the same agency and account. */
    /** Whether one of these is to this agency, to whichever account of it. */
    boolean anyTo(AgencyId grantee, Set<UUID> grants) {
        return !grants.isEmpty()
                && list("id in ?1", grants).stream()
                        .anyMatch(grant -> grant.terms().grantee().equals(grantee));
    }

    boolean anyTo(AgencyId grantee, String account, Set<UUID> grants) {
        return !grants.isEmpty()
                && list("id in ?1", grants).stream()
                        .map(ShareGrant::terms)
                        .anyMatch(terms -> terms.grantee().equals(grantee) && Objects.equals(terms.account(), account));
    }

    /** What a grant opens, and to whom. */
    public record Opened(AgencyId to, String account, List<CaseCategory> categories, Instant validTo) {}

    public Map<UUID, Opened> opened(Collection<UUID> grants) {
        return list("id in ?1", grants).stream().collect(Collectors.toMap(ShareGrant::rawId, grant -> {
            ShareGrant.Terms terms = grant.terms();
            return new Opened(terms.grantee(), terms.account(), List.copyOf(terms.categories()), terms.validTo());
        }));
    }

    /** A second person does not approve of it. */
    public void reject(UUID grant) {
        revoke(list("id", grant));
    }

    /** An organization that has closed reads on nothing, also where it opens again. The workers of the cases are told. */
    public void onClosed(AgencyId organization) {
        Instant now = clock.instant();
        List<ShareGrant> ended = list("granteeId = ?1 and revokedAt is null", organization.value()).stream()
                .filter(grant -> grant.active(now))
                .toList();
        revoke(ended);
        ended.forEach(grant -> approvals.withdraw(grant.rawId()));
        cases.ofIds(ended.stream().map(grant -> grant.caseId().value()).collect(Collectors.toSet()))
                .forEach(file -> journal.record(file.changed("grants", clock), file.audience()));
    }

    private void revoke(List<ShareGrant> grants) {
        Instant now = clock.instant();
        grants.stream().filter(grant -> grant.active(now)).forEach(grant -> grant.revoke(clock));
    }
}
