package org.wasl.platform.sample;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.idempotency.Idempotency;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.sample.Parcel.ParcelView;

@Path("/v1/parcels")
@RolesAllowed(Roles.REGISTRAR)
public class ParcelResource {
    @Inject
    Parcels parcels;

    @Inject
    Pages pages;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Idempotency idempotency;

    @Inject
    MergePatch patches;

    @Inject
    Clock clock;

    @GET
    @Transactional
    public Page<ParcelView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("status") Parcel.Status status,
            @QueryParam("label") String label) {
        return pages.of(
                parcels.visibleTo(caller)
                        .andIfGiven("e.status = :status", "status", status)
                        .andIfGiven("e.label like :label", "label", label == null ? null : label + "%"),
                page,
                ParcelView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public Response get(@PathParam("id") UUID id) {
        return Responses.ok(read(id));
    }

    private ParcelView read(UUID id) {
        Parcel parcel = parcels.get(id, caller);
        journal.read("parcel", Set.of(id), Set.of());
        return ParcelView.of(parcel);
    }

    @POST
    public Response pack(@Valid @NotNull Parcel.Body body) {
        return idempotency.once(body, Replay.created(this::read), () -> {
            Parcel parcel = new Parcel(caller.agency(), body, clock);
            parcels.persist(parcel);
            journal.record(parcel.packed(), Set.of(caller.agency()));
            return Responses.created("/v1/parcels", ParcelView.of(parcel));
        });
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Parcel parcel = parcels.get(id, caller, expected);
        var patched = patches.apply(patch, parcel.body(), Parcel.Body.class);
        journal.record(parcel.change(patched.body(), patched.changed(), clock), Set.of(caller.agency()));
        return Responses.ok(ParcelView.of(parcel));
    }

    @POST
    @Path("/{id}/{step: send|deliver}")
    public Response step(
            @PathParam("id") UUID id, @PathParam("step") String step, @HeaderParam("If-Match") IfMatch expected) {
        return idempotency.once(null, Replay.current(() -> read(id)), () -> {
            Parcel parcel = parcels.get(id, caller, expected);
            journal.record(
                    parcel.take(Parcel.Step.valueOf(step.toUpperCase(java.util.Locale.ROOT)), clock),
                    Set.of(caller.agency()));
            return Responses.ok(ParcelView.of(parcel));
        });
    }
}
