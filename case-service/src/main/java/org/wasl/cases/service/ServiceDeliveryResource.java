package org.wasl.cases.service;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.organization.KnownOrganizations;
import org.wasl.platform.organization.KnownPlaces;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.PossibleDate;

/** Services given to the person of a case. */
@Path("/v1/cases/{id}/services")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class ServiceDeliveryResource {
    private final CaseCommands commands;
    private final ServiceDeliveries services;
    private final KnownOrganizations organizations;
    private final KnownPlaces places;
    private final Sealer sealer;

    @Inject
    ServiceDeliveryResource(
            CaseCommands commands,
            ServiceDeliveries services,
            KnownOrganizations organizations,
            KnownPlaces places,
            Sealer sealer) {
        this.commands = commands;
        this.services = services;
        this.organizations = organizations;
        this.places = places;
        this.sealer = sealer;
    }

    /** @param deliveredOn today where left out */
    @Schema(name = "ServiceDelivered")
    public record DeliverBody(
            @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
            LocalDate deliveredOn,

            @Size(max = 2000) @CleanText @Schema(nullable = true)
            String remark) {}

    @Schema(name = "ServiceNotDelivered")
    public record ReasonBody(
            @NotBlank @Size(max = 2000) @CleanText String reason) {}

    @Schema(name = "ServiceDelivery")
    public record ServiceDeliveryView(
            @JsonUnwrapped RecordMetadata metadata,
            ServiceType serviceType,
            @Schema(nullable = true) UUID providerId,
            @Schema(nullable = true) UUID locationId,
            LocalDate requestedOn,
            @Schema(nullable = true) LocalDate dueOn,
            @Schema(nullable = true) LocalDate deliveredOn,
            ServiceDeliveryStatus status,
            @Schema(nullable = true) String remark,

            @Schema(nullable = true) ReferralId referralId,

            @Schema(nullable = true) ReferralStatus referralEnded,

            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listServiceDeliveries", summary = "List the services of a case, newest first")
    public Page<ServiceDeliveryView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, services, page, this::view);
    }

    @POST
    @Once(CaseReplay.OfContributors.class)
    @Created
    @Operation(operationId = "planServiceDelivery", summary = "Record a service asked for or to be given")
    public ServiceDeliveryView plan(@PathParam("id") CaseId id, @Valid @NotNull ServiceBody body) {
        CaseCommand command = commands.beginAsContributor(id, services);
        command.require(Party.OWNER, Party.CONTRIBUTOR);
        command.file().requireOpen();
        organizations.requireOpenOrganization(body.providerId(), "/providerId");
        places.requireOpen(body.locationId(), "/locationId", command.caller());
        ServiceDelivery service = new ServiceDelivery(
                        command.file(),
                        body.serviceType(),
                        body.requestedOn(),
                        body.dueOn(),
                        body.remark(),
                        sealer,
                        command.clock())
                .providedBy(body.providerId(), body.locationId());
        services.persist(service);
        command.changed("services");
        return view(service, command.context());
    }

    @POST
    @Path("/{serviceId}/start")
    @Once(CaseReplay.OfContributors.class)
    @Operation(operationId = "startServiceDelivery", summary = "Start a service")
    public ServiceDeliveryView start(
            @PathParam("id") CaseId id,
            @PathParam("serviceId") UUID serviceId,
            @HeaderParam("If-Match") IfMatch expected) {
        return step(id, serviceId, expected, ServiceDelivery.Step.START, null, null);
    }

    @POST
    @Path("/{serviceId}/deliver")
    @Once(CaseReplay.OfContributors.class)
    @Operation(operationId = "deliverService", summary = "Record that the person received the service")
    public ServiceDeliveryView deliver(
            @PathParam("id") CaseId id,
            @PathParam("serviceId") UUID serviceId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull DeliverBody body) {
        return step(id, serviceId, expected, ServiceDelivery.Step.DELIVER, body.deliveredOn(), body.remark());
    }

    @POST
    @Path("/{serviceId}/not-deliver")
    @Once(CaseReplay.OfContributors.class)
    @Operation(
            operationId = "markServiceNotDelivered",
            summary = "Record that the person did not receive the service, with the reason")
    public ServiceDeliveryView notDeliver(
            @PathParam("id") CaseId id,
            @PathParam("serviceId") UUID serviceId,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull ReasonBody body) {
        return step(id, serviceId, expected, ServiceDelivery.Step.NOT_DELIVER, null, body.reason());
    }

    private ServiceDeliveryView step(
            CaseId id, UUID serviceId, IfMatch expected, ServiceDelivery.Step step, LocalDate day, String remark) {
        CaseCommand command = commands.beginAsContributor(id, services);
        ServiceDelivery service = command.part(services, serviceId, expected);
        service.execute(
                step,
                day == null ? JordanTime.today(command.clock()) : day,
                remark,
                command.parties(),
                sealer,
                command.clock());
        command.changed("services");
        return view(service, command.context());
    }

    private ServiceDeliveryView view(ServiceDelivery s, StepContext reader) {
        return new ServiceDeliveryView(
                RecordMetadata.of(s),
                s.serviceType(),
                s.provider(),
                s.location(),
                s.requestedOn(),
                s.dueOn(),
                s.deliveredOn(),
                s.status(),
                s.content(sealer, ServiceDelivery.Remark.class).text(),
                s.referral(),
                s.referralEnded(),
                ServiceDelivery.TRANSITIONS.allowed(s.status(), reader.parties(), s));
    }
}
