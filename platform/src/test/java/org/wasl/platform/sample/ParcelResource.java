package org.wasl.platform.sample;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.idempotency.Act;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
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
    Act act;

    @Inject
    Scale scale;

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
    public ParcelView get(@PathParam("id") UUID id) {
        Parcel parcel = parcels.get(id, caller);
        journal.read("parcel", Set.of(id), Set.of());
        return ParcelView.of(parcel);
    }

    /** Answers what reading the parcel answers. */
    @Singleton
    record Read(ParcelResource resource) implements Replay.Current {
        @Override
        public Object read(RepeatedRequest request) {
            return resource.get(request.shown("id"));
        }
    }

    /** Answers again while the parcel is the caller's and goes nowhere. */
    @Singleton
    record WhileItStands(ParcelResource resource) implements Replay.WhileAccessIsTheSame {
        @Override
        public Object access(RepeatedRequest request) {
            return resource.parcels.get(request.id(), resource.caller).status();
        }
    }

    @POST
    @Once(Read.class)
    @Created(at = "/v1/parcels")
    public ParcelView pack(@Valid @NotNull Parcel.Body body) {
        Parcel parcel = new Parcel(caller.agency(), body, clock);
        parcels.persist(parcel);
        journal.record(parcel.packed(), Set.of(caller.agency()));
        return ParcelView.of(parcel);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Transactional
    public ParcelView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch expected, JsonNode patch) {
        Parcel parcel = parcels.get(id, caller, expected);
        var patched = patches.apply(patch, parcel.body(), Parcel.Body.class);
        var changed = patched.write(body -> parcel.change(body, patched.changed(), clock));
        if (changed != null) {
            journal.record(changed, Set.of(caller.agency()));
        }
        return ParcelView.of(parcel);
    }

    @POST
    @Path("/{id}/{step: send|deliver}")
    @Once(Read.class)
    public ParcelView step(
            @PathParam("id") UUID id, @PathParam("step") String step, @HeaderParam("If-Match") IfMatch expected) {
        Parcel parcel = parcels.get(id, caller, expected);
        journal.record(
                parcel.take(Parcel.Step.valueOf(step.toUpperCase(java.util.Locale.ROOT)), clock),
                Set.of(caller.agency()));
        return ParcelView.of(parcel);
    }

    /** The weight is asked of a scale, without a transaction. */
    @POST
    @Path("/{id}/weigh")
    @Once(value = Read.class, asksFirst = true)
    public ParcelView weigh(@PathParam("id") UUID id) {
        int weight = scale.weightOf(id);
        return act.commit(() -> {
            Parcel parcel = parcels.get(id, caller);
            Parcel.Body weighed = new Parcel.Body(parcel.body().label(), weight);
            journal.record(parcel.change(weighed, Set.of("weight"), clock), Set.of(caller.agency()));
            return ParcelView.of(parcel);
        });
    }

    record Ticket(UUID number) {}

    @POST
    @Path("/{id}/tickets")
    @Once(WhileItStands.class)
    public Ticket ticket(@PathParam("id") UUID id) {
        parcels.get(id, caller);
        return new Ticket(UUID.randomUUID());
    }

    record Tariff(UUID number, String zone) {}

    @POST
    @Path("/tariffs")
    @Once(Replay.Verbatim.class)
    public Tariff tariff(@Valid @NotNull Parcel.Body body) {
        return new Tariff(UUID.randomUUID(), body.label());
    }
}
