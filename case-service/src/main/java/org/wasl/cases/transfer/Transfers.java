package org.wasl.cases.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.approval.Approvals;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.cases.casefile.EndsWithCase;
import org.wasl.cases.task.Tasks;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.code.TransferEnd;
import org.wasl.contracts.code.TransferStatus;
import org.wasl.contracts.event.ConsentEffectStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.problem.Problem;

/** The offers of cases to other agencies. */
@ApplicationScoped
public class Transfers extends CaseParts<Transfer> implements EndsWithCase {
    private static final String NOT_RESTRICTED =
            "not exists (select 1 from CaseFile c where c.id = e.caseId and c.sensitivity = RESTRICTED)";

    private final Approvals approvals;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    Transfers(Approvals approvals, CaseFiles cases, Tasks tasks, Journal journal, Clock clock) {
        this.approvals = approvals;
        this.cases = cases;
        this.tasks = tasks;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public CaseCategory category() {
        return CaseCategory.MANAGEMENT;
    }

    @Override
    protected Class<Transfer> kind() {
        return Transfer.class;
    }

    /** @param status null where any */
    Filter<Transfer> offeredTo(Caller caller, TransferStatus status) {
        return offeredTo(caller).andIfGiven("e.status = :status", "status", status);
    }

    /**
     * Offers made to the caller's agency: its supervisors know of them, its managers of those whose case is not restricted. One of a restricted case that was
     * accepted is from then on for those whose work it is.
     */
    Filter<Transfer> offeredTo(Caller caller) {
        if (!caller.has(Roles.SUPERVISOR, Roles.AGENCY_MANAGER)) {
            throw Problem.notFound();
        }
        Filter<Transfer> offered = Filter.of(Transfer.class)
                .and("e.toAgencyId = :agency", "agency", caller.agency().value())
                .and(Approvals.APPROVED_IF_ASKED);
        return caller.has(Roles.SUPERVISOR)
                ? offered.and(
                                NOT_RESTRICTED + " or e.status <> ACCEPTED or e.decidedBy = :me or e.caseId in ("
                                        + "select c.id from CaseFile c where c.ownership.supervisorId = :me or c.ownership.ownerId = :me)")
                        .with("me", caller.subject())
                : offered.and(NOT_RESTRICTED);
    }

    /** Whether this agency ran the case before and gave it to another one. */
    public boolean isFormerAgency(AgencyId agency, CaseId file) {
        return count(
                        "caseId = ?1 and agencyId = ?2 and status = ?3",
                        file.value(),
                        agency.value(),
                        TransferStatus.ACCEPTED)
                > 0;
    }

    Transfer offered(UUID id, Caller caller) {
        return one(offeredTo(caller).and("e.id = :id", "id", id));
    }

    /** What was offered on a consent is not offered without it. */
    public void onWithdrawn(ConsentId consent) {
        end(list("consentId = ?1 and status = ?2", consent.value(), TransferStatus.OFFERED), TransferEnd.CONSENT_ENDED);
    }

    public void onEffect(ConsentEffectStated stated) {
        end(
                list("consentId in ?1 and status = ?2", stated.consents(), TransferStatus.OFFERED).stream()
                        .filter(transfer ->
                                stated.closes(transfer.consent(), ConsentPurpose.CASE_MANAGEMENT, transfer.to()))
                        .toList(),
                TransferEnd.CONSENT_ENDED);
    }

    /** Nothing goes out of a record that is only kept, by whatever it was offered. */
    public void onRestricted(List<CaseFile> files) {
        Set<UUID> ids = files.stream().map(CaseFile::rawId).collect(Collectors.toSet());
        end(list("caseId in ?1 and status in ?2", ids, Transfer.RUNNING), TransferEnd.RECORD_RESTRICTED);
    }

    /** An organization that has closed takes no case over. */
    public void onClosed(AgencyId organization) {
        end(
                list("toAgencyId = ?1 and status in ?2", organization.value(), Transfer.RUNNING),
                TransferEnd.RECIPIENT_CLOSED);
    }

    /** What is over is not taken over, also where it is opened again. */
    @Override
    public void endOf(CaseFile file) {
        end(list("caseId = ?1 and status in ?2", file.rawId(), Transfer.RUNNING), TransferEnd.CASE_ENDED);
    }

    private void end(List<Transfer> offers, TransferEnd by) {
        offers.stream().filter(offer -> offer.end(by, clock)).forEach(this::cameBack);
    }

    /** An offer that came to nothing is nobody's to decide any more, and work of the case's owner. */
    void cameBack(Transfer offer) {
        approvals.withdraw(offer.rawId());
        CaseFile file = cases.findById(offer.caseId().value());
        if (file.running()) {
            tasks.openOnce(file, TaskType.TRANSFER_RETURNED, file.owner(), offer.rawId());
        }
        journal.record(file.changed("transfers", clock), file.audience());
    }

    /** Offers whose time is over, of which nobody was told. */
    public List<UUID> over(Instant now, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select t.id from Transfer t where t.status in :running and t.expiresAt < :now order by t.expiresAt",
                        UUID.class)
                .setParameter("running", Transfer.RUNNING)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    public void expire(UUID id) {
        Transfer offer = lockedUnlessTaken(id);
        if (offer != null && offer.expire(clock)) {
            cameBack(offer);
        }
    }

    /** Whether one of these offers is to this agency. */
    boolean anyTo(AgencyId agency, Set<UUID> offers) {
        return count("id in ?1 and toAgencyId = ?2", offers, agency.value()) > 0;
    }

    /** By a second person, of an offer without consent. */
    public void decide(UUID offer, boolean approved) {
        findById(offer).decide(approved, clock);
    }

    /** Where each of these offers goes to. */
    public Map<UUID, AgencyId> recipientsOf(Collection<UUID> offers) {
        return list("id in ?1", offers).stream().collect(Collectors.toMap(Transfer::rawId, Transfer::to));
    }

    /** Before a new offer: what nobody answered makes way for it, and what came back is dealt with by it. */
    void settleOld(CaseId file) {
        list("caseId = ?1 and status in ?2 and expiresAt < ?3", file.value(), Transfer.RUNNING, clock.instant())
                .forEach(transfer -> {
                    transfer.expire(clock);
                    approvals.withdraw(transfer.rawId());
                });
        tasks.complete(file, TaskType.TRANSFER_RETURNED);
        flush();
    }
}
