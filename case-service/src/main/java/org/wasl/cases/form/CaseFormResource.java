package org.wasl.cases.form;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.worker.AuthorityReplay;
import org.wasl.cases.worker.Workers;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.LocalizedText;

/** Forms of assessments, by version. */
@Path("/v1/case-forms")
@Tag(name = "Assessment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class CaseFormResource {
    private static final String JSON_SCHEMA = "application/schema+json";

    private final RuleLock locks;
    private final CaseForms forms;
    private final Workers workers;
    private final Pages pages;
    private final Caller caller;
    private final Journal journal;
    private final Clock clock;

    @Inject
    CaseFormResource(
            RuleLock locks,
            CaseForms forms,
            Workers workers,
            Pages pages,
            Caller caller,
            Journal journal,
            Clock clock) {
        this.locks = locks;
        this.forms = forms;
        this.workers = workers;
        this.pages = pages;
        this.caller = caller;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param jsonSchema JSON Schema 2020-12 of an object; each property has {@code x-title} with ar and en */
    @Schema(name = "CaseFormBody")
    public record FormBody(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{2,60}") @Schema(examples = "WG_SHORT_SET")
            String code,

            @NotNull @Valid LocalizedText title,

            @NotNull @Schema(type = SchemaType.OBJECT) JsonNode jsonSchema) {}

    @Schema(name = "CaseForm")
    public record FormView(
            @JsonUnwrapped RecordMetadata metadata,
            String code,
            int formVersion,
            LocalizedText title,

            @Schema(type = SchemaType.OBJECT) JsonNode jsonSchema)
            implements View {}

    @GET
    @Transactional
    @Operation(operationId = "listCaseForms", summary = "List forms in all their versions, newest first")
    public Page<FormView> list(@Valid @BeanParam PageRequest page, @QueryParam("code") String code) {
        return pages.of(forms.versions(code, caller), page, this::view);
    }

    @GET
    @Path("/{code}/versions/{formVersion}/schema")
    @Produces(JSON_SCHEMA)
    @Transactional
    @Operation(
            operationId = "getCaseFormSchema",
            summary = "Get the JSON Schema of a version of a form",
            description = "Validate the answers of an assessment by it before you send them: they are accepted by the"
                    + " same document. A version never changes.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON_SCHEMA, schema = @Schema(type = SchemaType.OBJECT)))
    public JsonNode schema(@PathParam("code") String code, @PathParam("formVersion") int formVersion) {
        return forms.schema(forms.version(code, formVersion).orElseThrow(Problem::notFound));
    }

    @POST
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(AuthorityReplay.class)
    @Created
    @Operation(
            operationId = "publishCaseForm",
            summary = "Publish a form, or its next version; the ministry does",
            description = "Answers given on an earlier version stay valid on it.")
    public FormView publish(@Valid @NotNull FormBody body) {
        workers.requireAuthority(caller);
        Map<String, String> faults = forms.faults(body.jsonSchema());
        if (!faults.isEmpty()) {
            Problem problem = new Problem(CommonProblem.INVALID_FIELDS);
            faults.forEach(problem::at);
            throw problem;
        }
        locks.take("case-form", body.code());
        CaseForm form = new CaseForm(
                caller.agency(),
                body.code(),
                forms.nextNumber(body.code()),
                body.title(),
                body.jsonSchema().toString(),
                clock);
        forms.persistAndFlush(form);
        journal.act("case-form.published", form.rawId(), Set.of(form.code() + "/" + form.number()));
        return view(form);
    }

    private FormView view(CaseForm form) {
        return new FormView(RecordMetadata.of(form), form.code(), form.number(), form.title(), forms.read(form));
    }
}
