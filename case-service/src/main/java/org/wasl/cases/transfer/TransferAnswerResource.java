package org.wasl.cases.transfer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.assignment.Caseloads;
import org.wasl.cases.casefile.CaseEnd;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseFiles;
import org.wasl.cases.casefile.CaseStep;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.cases.consent.CaseConsents;
import org.wasl.cases.merge.CaseMerges;
import org.wasl.cases.registry.ConsentCheck;
import org.wasl.cases.sharing.ShareGrants;
import org.wasl.cases.task.Tasks;
import org.wasl.cases.worker.Supervisors;
import org.wasl.contracts.code.ConsentValidity;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.code.TransferStatus;
import org.wasl.contracts.event.CaseAssigned;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;

/** The cases that other agencies offer to yours, and your answer. */
@Path("/v1/transfers")
@Tag(name = "Sharing")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.SUPERVISOR, Roles.AGENCY_MANAGER})
public class TransferAnswerResource {
    private final CaseFiles cases;
    private final Transfers transfers;
    private final ShareGrants grants;
    private final CaseEnd end;
    private final Caseloads caseloads;
    private final Supervisors supervisors;
    private final Tasks tasks;
    private final CaseConsents consents;
    private final CaseMerges merges;
    private final Sealer sealer;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Act act;
    private final Clock clock;

    @Inject
    TransferAnswerResource(
            CaseFiles cases,
            Transfers transfers,
            ShareGrants grants,
            CaseEnd end,
            Caseloads caseloads,
            Supervisors supervisors,
            Tasks tasks,
            CaseConsents consents,
            CaseMerges merges,
            Sealer sealer,
            Pages pages,
            Caller caller,
            Journal journal,
            Act act,
            Clock clock) {
        this.cases = cases;
        this.transfers = transfers;
        this.grants = grants;
        this.end = end;
        this.caseloads = caseloads;
        this.supervisors = supervisors;
        this.tasks = tasks;
        this.consents = consents;
        this.merges = merges;
        this.sealer = sealer;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.act = act;
        this.clock = clock;
    }

    /**
     * @param ownerId account of your worker who takes it over
     * @param supervisorId account of its supervisor; yours where left out, which cannot be the owner's
     * @param overrideReason why the worker gets it although away, full or without a licence
     */
    @Schema(name = "TransferAcceptance")
    public record AcceptBody(
            @NotBlank @Size(max = 100) String ownerId,
            @Size(max = 100) @Schema(nullable = true) String supervisorId,

            @Size(max = 1000) @CleanText @Schema(nullable = true)
            String overrideReason) {}

    @Schema(name = "TransferDecline")
    public record DeclineBody(
            @NotBlank @Size(max = 1000) @CleanText String reason) {}

    @GET
    @Transactional
    @Operation(operationId = "listTransfers", summary = "List cases offered to your agency, newest first")
    public Page<TransferView> list(@Valid @BeanParam PageRequest page, @QueryParam("status") TransferStatus status) {
        Page<Transfer> found = pages.of(transfers.offeredTo(caller, status), page, offer -> offer);
        Map<UUID, CaseFile> files =
                cases
                        .byIds(found.items().stream()
                                .map(offer -> offer.caseId().value())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(CaseFile::rawId, file -> file));
        return found.showing(found.items().stream()
                .map(offer -> view(offer, files.get(offer.caseId().value())))
                .toList());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getTransfer",
            summary = "Get an offer of a case: reason and outline, nothing that says who",
            description =
                    "Until your agency has accepted it, neither the case's id nor that of the consent is told: both can be"
                            + " known from elsewhere.")
    public TransferView get(@PathParam("id") UUID id) {
        return view(transfers.offered(id, caller));
    }

    /** The offer as it is now. */
    @Singleton
    record Again(TransferAnswerResource resource) implements Replay.Current {
        @Override
        public TransferView read(RepeatedRequest request) {
            return resource.get(request.id());
        }
    }

    @POST
    @Path("/{id}/accept")
    @Once(value = Again.class, asksFirst = true)
    @RolesAllowed(Roles.SUPERVISOR)
    @Operation(
            operationId = "acceptTransfer",
            summary = "Take the case over: it is your agency's from now on",
            description =
                    "You become its supervisor, or whom you name. Its former owner reads on for the days of the hand-over what is in it now, not what you write. An offer that was"
                            + " made on a consent is accepted while the consent is in force (409 consent-required). Where a case that"
                            + " was opened on a consent is handed over without one to your agency, its new owner has a task"
                            + " CONSENT_ENDED.")
    public TransferView accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull AcceptBody body) {
        Optional<ConsentId> consent = consentTo(id, expected);
        return act.commit(() -> {
            Transfer transfer = offered(id, expected);
            CaseFile file = cases.findById(transfer.caseId().value());
            String formerOwner = file.owner();
            String formerSupervisor = file.supervisor();
            AgencyId former = file.agency();
            String supervisor = body.supervisorId() == null ? caller.subject() : body.supervisorId();
            Set<String> workers = file.workers();
            workers.add(body.ownerId());
            supervisors.requireOfCase(supervisor, caller.agency(), body.ownerId(), workers, "/supervisorId");
            transfer.execute(Transfer.Step.ACCEPT, null, as(file));
            CaseAssigned assigned = file.handOver(
                    caller.agency(),
                    body.ownerId(),
                    supervisor,
                    consent,
                    CaseStep.ofPlatform(file, Party.RECEIVER, clock));
            caseloads.require(
                    file, body.ownerId(), caller.subject(), EnumSet.of(Party.SUPERVISOR), body.overrideReason());
            handOverTasks(transfer.caseId(), formerOwner, formerSupervisor, file);
            cases.allMergedInto(file).forEach(merged -> {
                handOverTasks(merged.id(), merged.owner(), merged.supervisor(), file);
                end.of(merged);
                journal.record(merged.moveWith(file, consent, clock), both(merged, former));
            });
            tasks.complete(transfer.caseId(), TaskType.CONSENT_ENDED);
            consents.openConsentTask(file);
            merges.endProposals(file);
            end.of(file);
            grants.forHandover(file, former, formerOwner, transfer.handoverDays(), caller.subject());
            journal.record(assigned, both(file, former));
            return view(transfer);
        });
    }

    private void handOverTasks(CaseId id, String formerOwner, String formerSupervisor, CaseFile now) {
        tasks.reassign(id, formerOwner, now.owner());
        if (formerSupervisor != null) {
            tasks.reassign(id, formerSupervisor, now.supervisor());
        }
        tasks.reassignOthers(id, now);
    }

    @POST
    @Path("/{id}/decline")
    @RolesAllowed(Roles.SUPERVISOR)
    @Once(Again.class)
    @Operation(operationId = "declineTransfer", summary = "Decline, with the reason; the case stays where it is")
    public TransferView decline(
            @PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, @Valid @NotNull DeclineBody body) {
        Transfer transfer = offered(id, expected);
        CaseFile file = cases.findById(transfer.caseId().value());
        transfer.execute(Transfer.Step.DECLINE, body.reason(), as(file));
        transfers.cameBack(transfer);
        return view(transfer);
    }

    /**
     * The consent on which the receiving agency goes on, asked of the registry before the transaction. Empty where it was offered by a supervisor's word, or on
     * another basis than consent: then the new owner settles on what the case rests.
     */
    private Optional<ConsentId> consentTo(UUID id, IfMatch expected) {
        Offered offer = QuarkusTransaction.requiringNew().call(() -> {
            Transfer transfer = offered(id, expected);
            return new Offered(transfer, cases.findById(transfer.caseId().value()));
        });
        if (offer.transfer().consent() == null || offer.transfer().status(clock.instant()) != TransferStatus.OFFERED) {
            return Optional.empty();
        }
        ConsentId consent = new ConsentId(offer.transfer().consent());
        ConsentValidity validity = consents.check(offer.file(), consent)
                .map(ConsentCheck::validity)
                .orElseThrow(() -> new Problem(CaseProblem.CONSENT_REQUIRED));
        return switch (validity) {
            case IN_FORCE -> Optional.of(consent);
            case OTHER_LEGAL_BASIS -> Optional.empty();
            default -> throw new Problem(CaseProblem.CONSENT_REQUIRED);
        };
    }

    private record Offered(Transfer transfer, CaseFile file) {}

    private Transfer offered(UUID id, IfMatch expected) {
        return IfMatch.require(expected, transfers.offered(id, caller));
    }

    private static Audience both(CaseFile file, AgencyId former) {
        Audience audience = file.audience();
        return audience.agencies().isEmpty() ? audience : Audience.of(Set.of(file.agency(), former));
    }

    private TransferView view(Transfer transfer) {
        return view(transfer, cases.findById(transfer.caseId().value()));
    }

    private TransferView view(Transfer transfer, CaseFile file) {
        return TransferView.offered(transfer, as(file), caller.isOfClosedOrganization(), sealer);
    }

    /** A manager reads offers and answers none. */
    private StepContext as(CaseFile file) {
        Set<Party> parties = caller.has(Roles.SUPERVISOR) ? EnumSet.of(Party.RECEIVER) : EnumSet.noneOf(Party.class);
        return new StepContext(file, parties, caller.subject(), clock);
    }
}
