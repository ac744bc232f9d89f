package org.wasl.gateway.contract;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.wasl.contracts.code.CodeLists;
import org.wasl.platform.problem.Problem;

/** Codes with their labels in both languages. */
@Path("/v1/code-lists")
@Tag(name = "Contract")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Cache(maxAge = 300)
public class CodeListResource {
    @GET
    @Operation(operationId = "listCodeLists", summary = "List all code lists with Arabic and English labels")
    public Map<String, List<CodeLists.Code>> all() {
        return CodeLists.all();
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getCodeList", summary = "Get a code list")
    public List<CodeLists.Code> one(@PathParam("name") String name) {
        List<CodeLists.Code> list = CodeLists.all().get(name);
        if (list == null) {
            throw Problem.notFound();
        }
        return list;
    }
}
