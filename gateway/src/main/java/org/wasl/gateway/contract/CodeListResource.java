package org.wasl.gateway.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.CodeLists.Code;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.gateway.routing.EntityTag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.vocabulary.Vocabularies;

/** Codes with their labels in both languages. Vocabularies are extended here, for all services; see ADR 51. */
@Path("/v1/code-lists")
@Tag(name = "Contract")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class CodeListResource {
    private final Vocabularies vocabularies;
    private final RuleLock locks;
    private final Journal journal;
    private final ObjectMapper mapper;

    @Inject
    CodeListResource(Vocabularies vocabularies, RuleLock locks, Journal journal, ObjectMapper mapper) {
        this.vocabularies = vocabularies;
        this.locks = locks;
        this.journal = journal;
        this.mapper = mapper;
    }

    /**
     * @param peerCodes what other systems write for it, by their profile; what is not given is the code itself
     * @param retired true where nothing new is recorded with it: what was recorded stays
     */
    @Schema(name = "CodeBody")
    public record CodeBody(
            @NotBlank @Size(max = 200) @CleanText String ar,
            @NotBlank @Size(max = 200) @CleanText String en,

            @Schema(nullable = true) Map<@NotNull PeerProfile, @NotBlank @Size(max = 100) @CleanText String> peerCodes,

            @Schema(nullable = true) Boolean retired) {
        CodeListChanged of(Vocabulary list, String code) {
            return new CodeListChanged(list, code, ar.strip(), en.strip(), peerCodes, Boolean.TRUE.equals(retired));
        }
    }

    /** A code of a list, in the words of the contract. */
    @Schema(name = "Code")
    public record CodeView(
            String code,
            String ar,
            String en,
            Map<PeerProfile, String> peerCodes,
            boolean retired,
            @Schema(nullable = true, examples = "JO-IR") String parent) {
        static CodeView of(Code code) {
            return new CodeView(code.code(), code.ar(), code.en(), code.peerCodes(), code.retired(), code.parent());
        }
    }

    @GET
    @Cache(maxAge = 60)
    @Operation(operationId = "listCodeLists", summary = "List all code lists with Arabic and English labels")
    public RestResponse<Map<String, List<CodeView>>> all(@Context HttpHeaders asked) {
        return unlessKnown(lists(), asked);
    }

    private SortedMap<String, List<CodeView>> lists() {
        SortedMap<String, List<CodeView>> all = new TreeMap<>();
        CodeLists.all()
                .forEach((name, shipped) -> all.put(
                        name,
                        Vocabulary.of(name).map(vocabularies::all).orElse(shipped).stream()
                                .map(CodeView::of)
                                .toList()));
        return all;
    }

    @GET
    @Path("/{name}")
    @Cache(maxAge = 60)
    @Operation(operationId = "getCodeList", summary = "Get a code list")
    public RestResponse<List<CodeView>> one(@PathParam("name") String name, @Context HttpHeaders asked) {
        List<CodeView> list = lists().get(name);
        if (list == null) {
            throw Problem.notFound();
        }
        return unlessKnown(list, asked);
    }

    /** Readers keep copies: one that is still right is answered with 304. */
    private <T> RestResponse<T> unlessKnown(T lists, HttpHeaders asked) {
        String tag = "\"" + EntityTag.hashOf(written(lists)) + "\"";
        return EntityTag.isAmong(asked.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)
                ? ResponseBuilder.<T>notModified().header("ETag", tag).build()
                : ResponseBuilder.ok(lists).header("ETag", tag).build();
    }

    private byte[] written(Object lists) {
        try {
            return mapper.writeValueAsBytes(lists);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @PUT
    @Path("/{name}/codes/{code}")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(
            operationId = "putCode",
            summary = "Add a code to a vocabulary, change its labels or retire it",
            description = "Lists that rules depend on are fixed: only a new version of the platform changes them."
                    + " In use in every service within seconds.")
    public CodeView put(@PathParam("name") String name, @PathParam("code") String code, @Valid @NotNull CodeBody body) {
        if (!CodeLists.all().containsKey(name)) {
            throw Problem.notFound();
        }
        Vocabulary list = Vocabulary.of(name).orElseThrow(() -> Problem.invalidField("#name", "fixed-code-list"));
        if (!code.matches(list.shape())) {
            throw Problem.invalidField("#code", "pattern");
        }
        CodeListChanged changed = body.of(list, code);
        locks.take("code-list", name);
        Code written = new Code(
                code,
                changed.ar(),
                changed.en(),
                changed.peerCodes(),
                changed.retired(),
                CodeLists.parentOf(name, code));
        if (vocabularies.find(list, code).filter(written::equals).isEmpty()) {
            vocabularies.follow(changed);
            journal.record(changed, Set.of());
        }
        return CodeView.of(written);
    }
}
