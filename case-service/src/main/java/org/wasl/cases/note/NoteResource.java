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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.casefile.CaseCommand;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.cases.casefile.CaseReplay;
import org.wasl.contracts.code.NoteKind;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.value.CleanText;

/** Notes on a case, added and never changed. */
@Path("/v1/cases/{id}/notes")
@Tag(name = "Work with the person")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CASEWORKER, Roles.SUPERVISOR})
public class NoteResource {
    private final CaseCommands commands;
    private final Notes notes;
    private final Sealer sealer;

    @Inject
    NoteResource(CaseCommands commands, Notes notes, Sealer sealer) {
        this.commands = commands;
        this.notes = notes;
        this.sealer = sealer;
    }

    @Schema(name = "NoteBody")
    public record NoteBody(
            @NotNull NoteKind kind,
            @NotBlank @Size(max = 10000) @CleanText String text) {}

    @Schema(name = "Note")
    public record NoteView(@JsonUnwrapped RecordMetadata metadata, NoteKind kind, String text, String writtenBy)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listNotes", summary = "List the notes of a case, newest first")
    public Page<NoteView> list(@PathParam("id") CaseId id, @Valid @BeanParam PageRequest page) {
        return commands.listContents(id, notes, page, (note, parties) -> view(note));
    }

    @POST
    @Once(CaseReplay.OfContributors.class)
    @Created
    @Operation(operationId = "addNote", summary = "Add a note; also whom another agency asked to contribute")
    public NoteView add(@PathParam("id") CaseId id, @Valid @NotNull NoteBody body) {
        CaseCommand command = commands.beginAsContributor(id, notes);
        Note note = new Note(command.file(), body.kind(), body.text(), command.account(), sealer, command.clock());
        notes.persist(note);
        command.changed("notes");
        return view(note);
    }

    private NoteView view(Note note) {
        return new NoteView(RecordMetadata.of(note), note.kind(), note.content(sealer, String.class), note.writtenBy());
    }
}
