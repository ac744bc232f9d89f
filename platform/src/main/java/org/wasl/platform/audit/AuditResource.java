package org.wasl.platform.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.paging.Page;

/** Who did and who saw what. Entries hold no content of records. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class AuditResource {
    private final EntityManager entities;
    private final AuditVerifier verifier;
    private final CheckpointSigner signer;
    private final String service;

    @Inject
    AuditResource(
            EntityManager entities,
            AuditVerifier verifier,
            CheckpointSigner signer,
            @ConfigProperty(name = "wasl.service") String service) {
        this.entities = entities;
        this.verifier = verifier;
        this.signer = signer;
        this.service = service;
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
    @Operation(operationId = "listAuditEntries", summary = "Audit entries, newest first; of one record or of all")
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
        List<String> where =
                new ArrayList<>(filter.keySet().stream().map(CONDITIONS::get).toList());
        if (before != null) {
            where.add("(e.tx, e.seq) < (:tx, :seq)");
        }
        var query = entities.createNativeQuery(
                        """
                        select e.tx, e.seq, e.at, e.subject, e.agency_id, e.purpose, e.action, e.record_id, e.details, e.request_id,
                            (select s.number from audit_seal s where s.until_tx > e.tx order by s.until_tx limit 1) as seal
                        from audit_entry e where %s order by e.tx desc, e.seq desc limit :limit""".formatted(where.isEmpty() ? "true" : String.join(" and ", where)), Tuple.class)
                .setParameter("limit", limit + 1);
        filter.forEach(query::setParameter);
        if (before != null) {
            query.setParameter("tx", before.tx).setParameter("seq", before.seq);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        List<Entry> entries =
                rows.stream().limit(limit).map(AuditResource::entry).toList();
        if (rows.size() <= limit) {
            return Page.whole(entries);
        }
        UriBuilder next =
                UriBuilder.fromPath("/v1/audit/" + service + "/entries").queryParam("limit", limit);
        filter.forEach(next::queryParam);
        next.queryParam("before", entries.get(limit - 1).place());
        return new Page<>(entries, next.build().toString(), null);
    }

    /** The first seal takes whatever is before it. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "recordId", "e.record_id = :recordId",
            "subject", "e.subject = :subject",
            "requestId", "e.request_id = :requestId",
            "seal",
                    "e.tx < (select until_tx from audit_seal where number = :seal)"
                            + " and e.tx >= coalesce((select until_tx from audit_seal where number = :seal - 1), 0)");

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

    private static Entry entry(Tuple row) {
        String details = row.get("details", String.class);
        return new Entry(
                new Place(row.get("tx", Long.class), row.get("seq", Long.class)).toString(),
                row.get("at", Instant.class),
                row.get("subject", String.class),
                row.get("agency_id", UUID.class),
                row.get("purpose", String.class),
                row.get("action", String.class),
                row.get("record_id", UUID.class),
                details.isEmpty() ? List.of() : List.of(details.split(",")),
                row.get("request_id", String.class),
                row.get("seal", Long.class));
    }
}
