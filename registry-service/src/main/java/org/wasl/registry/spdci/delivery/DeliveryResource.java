package org.wasl.registry.spdci.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Messages on their way to partners, and those that were put aside. What they say is told to nobody here. */
@Path("/v1/spdci-deliveries")
@Tag(name = "SPDCI")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class DeliveryResource {
    private final Deliveries deliveries;
    private final Pages pages;
    private final Caller caller;
    private final Clock clock;

    @Inject
    DeliveryResource(Deliveries deliveries, Pages pages, Caller caller, Clock clock) {
        this.deliveries = deliveries;
        this.pages = pages;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param lastOutcome of the last attempt: {@code HTTP 503}, or the kind of failure, or why it may not be sent: {@code not-allowed} (the sender is not active, or its
     *     address not on its list), {@code organization-closed}, {@code record-closed} (restricted, or let go), {@code no-longer-open} (a consent ended or became narrower; dropped), {@code person-erased}
     */
    @Schema(name = "SpdciDelivery")
    public record DeliveryView(
            @JsonUnwrapped RecordMetadata metadata,
            String senderId,
            String action,
            URI address,
            Delivery.DeliveryStatus status,
            int attempts,
            @Schema(nullable = true) Instant nextAttemptAt,
            @Schema(nullable = true) String lastOutcome,
            List<String> allowedActions)
            implements View {
        static DeliveryView of(Delivery delivery) {
            boolean waiting = delivery.status() == Delivery.DeliveryStatus.WAITING;
            return new DeliveryView(
                    RecordMetadata.of(delivery),
                    delivery.sender(),
                    delivery.action(),
                    delivery.address(),
                    delivery.status(),
                    delivery.attempts(),
                    waiting ? delivery.nextAttemptAt() : null,
                    delivery.lastOutcome(),
                    delivery.mayBeTriedAgain() ? List.of("retry") : List.of());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listSpdciDeliveries", summary = "List messages to partners; DEAD are those put aside")
    public Page<DeliveryView> list(
            @Valid @BeanParam PageRequest page, @QueryParam("status") Delivery.DeliveryStatus status) {
        return pages.of(deliveries.visibleTo(caller, status), page, DeliveryView::of);
    }

    /** The delivery as it is now. */
    @Singleton
    record Again(DeliveryResource resource) implements Replay.Current {
        @Override
        public DeliveryView read(RepeatedRequest request) {
            return DeliveryView.of(resource.deliveries.get(request.id(), resource.caller));
        }
    }

    @POST
    @Path("/{id}/retry")
    @Once(Again.class)
    @Operation(
            operationId = "retrySpdciDelivery",
            summary = "Try once more what was put aside",
            description =
                    "It is asked again whether it may be sent, and whether the consents of now open what it tells. What is"
                            + " not open any more is dropped (no-longer-open): the partner asks anew. What was dropped, or told of a"
                            + " person who was erased, is gone: 409 already-done.")
    public DeliveryView retry(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected) {
        Delivery delivery = deliveries.get(id, caller, expected);
        delivery.again(clock);
        deliveries.flush();
        return DeliveryView.of(delivery);
    }
}
