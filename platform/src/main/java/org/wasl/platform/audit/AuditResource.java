package org.wasl.platform.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.paging.Page;

/** Who did and who saw what. Entries hold no content of records. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class AuditResource {
    private final AuditEntries entries;
    private final AuditVerifier verifier;
    private final CheckpointSigner signer;
    private final String service;

    @Inject
    AuditResource(AuditEntries entries, AuditVerifier verifier, CheckpointSigner signer, ServiceConfig service) {
        this.entries = entries;
        this.verifier = verifier;
        this.signer = signer;
        this.service = service.name();
    }

    /** Where an entry stands among all: by its transaction, then as written. In JSON and in queries {@code 4711-12}. */
    public record Place(long tx, long seq) {
        /** @throws IllegalArgumentException when it is none */
        public static Place fromString(String text) {
            int between = text.indexOf('-');
            return new Place(
                    Long.parseLong(text, 0, Math.max(between, 0), 10), Long.parseLong(text.substring(between + 1)));
        }

        @Override
        public String toString() {
            return tx + "-" + seq;
        }
    }

    /** @param seal number of the seal that holds the entry; null until there is one, some seconds later */
    @Schema(name = "AuditEntry")
    public record Entry(
            String place,
            Instant at,
            String subject,
            @Schema(nullable = true) UUID agencyId,
            @Schema(nullable = true) String purpose,
            String action,
            @Schema(nullable = true) UUID recordId,
            List<String> details,
            @Schema(nullable = true) String requestId,
            @Schema(nullable = true) Long seal) {}

    @GET
    @Path("/entries")
    @Transactional
    @Operation(operationId = "listAuditEntries", summary = "List audit entries, newest first: of one record or of all")
    public Page<Entry> entries(
            @QueryParam("recordId") UUID recordId,
            @QueryParam("subject") String subject,
            @QueryParam("requestId") String requestId,
            @QueryParam("seal") @Parameter(description = "Only entries that this seal holds.") Long sealNumber,
            @QueryParam("before")
                    @Parameter(
                            description = "Only entries before this place: the cursor of this list.",
                            schema = @Schema(type = SchemaType.STRING, examples = "4711-12"))
                    Place before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("recordId", recordId);
        filter.put("subject", subject);
        filter.put("requestId", requestId);
        filter.put("seal", sealNumber);
        filter.values().removeIf(Objects::isNull);
        List<Entry> found = entries.newestFirst(filter, before, limit + 1);
        List<Entry> page = found.stream().limit(limit).toList();
        if (found.size() <= limit) {
            return Page.whole(page);
        }
        UriBuilder next =
                UriBuilder.fromPath("/v1/audit/" + service + "/entries").queryParam("limit", limit);
        filter.forEach(next::queryParam);
        next.queryParam("before", page.get(limit - 1).place());
        return new Page<>(page, next.build().toString(), null);
    }

    @GET
    @Path("/verify")
    @Operation(
            operationId = "verifyAudit",
            summary = "Verify that nothing sealed was changed or removed",
            description =
                    "Walks the hash chain and compares it with the last signed checkpoints, which are kept outside the database. `intact` is"
                            + " false where something is missing or changed, with `findings` that say what, and null where it cannot be said,"
                            + " because the checkpoints cannot be read.")
    public AuditVerifier.Verification verify() {
        return verifier.verify();
    }

    /** A JWK Set. */
    @Schema(name = "AuditKeys")
    public record PublicKeys(List<Map<String, Object>> keys) {}

    @GET
    @Path("/keys")
    @Operation(
            operationId = "listAuditKeys",
            summary = "List the public keys that checkpoints of the audit are signed with",
            description =
                    "A JWK Set. With it anybody who keeps a copy of the checkpoints, which are compact JWS, can check them.")
    public PublicKeys keys() {
        return new PublicKeys(signer.published());
    }
}
