package org.wasl.cases.note;

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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.FlagCode;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** Flags on a case. */
@Path("/v1/cases/{id}/flags")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class FlagResource {
    private final CaseCommands commands;
    private final Flags flags;
    private final Sealer sealer;

    @Inject
    FlagResource(CaseCommands commands, Flags flags, Sealer sealer) {
        this.commands = commands;
        this.flags = flags;
        this.sealer = sealer;
    }

    @Schema(name = "FlagBody")
    public record FlagBody(
            @NotNull FlagCode code,
            @NotBlank @Size(max = 1000) @CleanText String text) {}

    @Schema(name = "Flag")
    public record FlagView(
            @JsonUnwrapped RecordMetadata metadata,
            FlagCode code,
            String text,
            String raisedBy,
            @Schema(nullable = true) Instant resolvedAt,
            List<String> allowedActions)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listFlags", summary = "List the flags of a case, newest first")
    public Page<FlagView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, flags, page, this::view);
    }

    @POST
    @Once(CaseReplay.OfWorkers.class)
    @Created
    @Operation(operationId = "raiseFlag", summary = "Raise a flag that everybody who opens the case must see")
    public FlagView raise(@PathParam("id") CaseId id, @Valid @NotNull FlagBody body) {
        CaseCommand command = commands.begin(id);
        Flag flag = new Flag(command.file(), body.code(), body.text(), command.account(), sealer, command.clock());
        flags.persist(flag);
        command.changed("flags");
        return view(flag, command.context());
    }

    @POST
    @Path("/{flagId}/resolve")
    @Once(CaseReplay.OfWorkers.class)
    @Operation(operationId = "resolveFlag", summary = "Resolve a flag that no longer holds")
    public FlagView resolve(
            @PathParam("id") CaseId id, @PathParam("flagId") UUID flagId, @HeaderParam("If-Match") IfMatch expected) {
        CaseCommand command = commands.begin(id);
        Flag flag = command.part(flags, flagId, expected);
        flag.resolve(command.clock());
        command.changed("flags");
        return view(flag, command.context());
    }

    private FlagView view(Flag flag, StepContext reader) {
        boolean mayResolve = flag.resolvedAt() == null && reader.worksOnTheCase();
        return new FlagView(
                RecordMetadata.of(flag),
                flag.code(),
                flag.content(sealer, String.class),
                flag.raisedBy(),
                flag.resolvedAt(),
                mayResolve ? List.of("resolve") : List.of());
    }
}
