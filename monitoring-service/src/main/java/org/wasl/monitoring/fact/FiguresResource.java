package org.wasl.monitoring.fact;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.WritesWithoutKey;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.openapi.OpenApiConventions;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;

/** How far the facts are counted. */
@Path("/v1/figures")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {
    private static final UUID READ_MODEL = UUID.nameUUIDFromBytes("figures".getBytes(StandardCharsets.UTF_8));

    private final FactStore store;
    private final FactReader reader;
    private final Publications publications;
    private final Caller caller;
    private final Journal journal;

    @Inject
    FiguresResource(FactStore store, FactReader reader, Publications publications, Caller caller, Journal journal) {
        this.store = store;
        this.reader = reader;
        this.publications = publications;
        this.caller = caller;
        this.journal = journal;
    }

    /**
     * @param offset of the record in its partition
     * @param reason foreign-producer, unknown-kind, unreadable, or out-of-range: a value that its column cannot hold
     */
    @Schema(name = "RejectedFact")
    public record RejectedFactView(String topic, int partition, long offset, String reason) {}

    /** @param computedTo as of the facts that are published */
    @Schema(name = "FiguresPublication")
    public record PublicationView(Instant publishedAt, FiguresPosition computedTo) {
        static PublicationView of(Publication publication) {
            return new PublicationView(publication.publishedAt(), publication.position());
        }
    }

    @GET
    @Path("/position")
    @RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "getFiguresPosition",
            summary = "Get the position of the topics of facts that figures are computed to",
            description = "How far each partition is read is told to auditors and administrators alone.")
    public FiguresPosition position() {
        FiguresPosition position = reader.position(store.ask(FactStore::positions));
        return caller.has(Roles.AUDITOR, Roles.ADMIN) ? position : position.withoutPartitions();
    }

    @GET
    @Path("/rejected-facts")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listRejectedFacts",
            summary = "List the facts that could not be counted",
            description =
                    "The oldest thousand. Restate the service's facts, or read all again, once the cause is mended.")
    public Page<RejectedFactView> rejected() {
        return Page.whole(store.ask(FactStore::rejected).stream()
                .map(each -> new RejectedFactView(each.topic(), each.partition(), each.offset(), each.reason()))
                .toList());
    }

    @GET
    @Path("/publication")
    @RolesAllowed({Roles.MONITOR, Roles.AUDITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.ADMIN})
    @Operation(
            operationId = "getFiguresPublication",
            summary = "Get the publication of the day that figures are counted from",
            description =
                    "Facts are published once a day, a moment after midnight in Amman. All figures but those of auditors are counted from them; figures by groups from the first publication of the month,"
                            + " as `publishedAt` of each answer tells.")
    public PublicationView publication() {
        return publications
                .last()
                .map(PublicationView::of)
                .orElseThrow(() -> new Problem(MonitoringProblem.FIGURES_NOT_PUBLISHED));
    }

    @POST
    @Path("/publications")
    @RolesAllowed(Roles.ADMIN)
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "publishFigures",
            summary = "Publish the facts as they are now",
            description =
                    "Before the next midnight, and for figures by groups before the next month: after a rebuild, or when many facts came late. Who compares two publications"
                            + " of one month learns more of single facts than of two months: each is in the audit.")
    @APIResponse(
            responseCode = "201",
            description = "Figures are counted from these facts from now on.",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public RestResponse<PublicationView> publish() {
        // First the line in the audit: whatever becomes of the request then, nobody publishes without one.
        QuarkusTransaction.requiringNew().run(() -> journal.act("figures.published", READ_MODEL, List.of()));
        return RestResponse.status(Response.Status.CREATED, PublicationView.of(publications.publish()));
    }

    @POST
    @Path("/rebuilds")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @WritesWithoutKey
    @Extension(name = OpenApiConventions.NO_KEY, value = "true", parseValue = true)
    @Operation(
            operationId = "rebuildFigures",
            summary = "Forget all facts and read them from the beginning of their topics",
            description =
                    "For a store that is suspected to be wrong. Until all is read, figures say that they are not complete.")
    @APIResponse(
            responseCode = "202",
            description = "The facts are read in the background.",
            content = @Content(schema = @Schema(implementation = FiguresPosition.class)))
    public RestResponse<FiguresPosition> rebuild() {
        journal.act("figures.rebuilt", READ_MODEL, List.of());
        reader.readAgain();
        return RestResponse.accepted(new FiguresPosition(false, null, List.of()));
    }
}
