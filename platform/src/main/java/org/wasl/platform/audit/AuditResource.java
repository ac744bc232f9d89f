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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
    private final AuditSeal seal;

    @Inject
    AuditResource(EntityManager entities, AuditSeal seal) {
        this.entities = entities;
        this.seal = seal;
    }

    /** @param place in the chain; null until sealed */
    @Schema(name = "AuditEntry")
    public record Entry(
            long seq,
            Instant at,
            String subject,
            UUID agencyId,
            String purpose,
            String action,
            UUID recordId,
            List<String> details,
            String requestId,
            Long place) {}

    @GET
    @Path("/entries")
    @Transactional
    @Operation(operationId = "listAuditEntries", summary = "Audit entries, newest first; of one record or of all")
    public Page<Entry> entries(
            @QueryParam("recordId") UUID recordId,
            @QueryParam("subject") String subject,
            @QueryParam("requestId") String requestId,
            @QueryParam("before") @Parameter(description = "Only entries with a smaller seq: the cursor of this list.")
                    Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        StringBuilder where = new StringBuilder("true");
        where.append(recordId == null ? "" : " and record_id = :recordId");
        where.append(subject == null ? "" : " and subject = :subject");
        where.append(requestId == null ? "" : " and request_id = :requestId");
        where.append(before == null ? "" : " and seq < :before");
        var query = entities.createNativeQuery(
                        "select seq, at, subject, agency_id, purpose, action, record_id, details, request_id, place"
                                + " from audit_entry where " + where + " order by seq desc limit :limit",
                        Tuple.class)
                .setParameter("limit", limit + 1);
        if (recordId != null) {
            query.setParameter("recordId", recordId);
        }
        if (subject != null) {
            query.setParameter("subject", subject);
        }
        if (requestId != null) {
            query.setParameter("requestId", requestId);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        List<Entry> entries =
                rows.stream().limit(limit).map(AuditResource::entry).toList();
        String next = null;
        if (rows.size() > limit) {
            next = "/v1/audit/entries?limit=" + limit + "&before="
                    + entries.get(limit - 1).seq() + (recordId == null ? "" : "&recordId=" + recordId);
        }
        return new Page<>(entries, next, null);
    }

    @GET
    @Path("/verify")
    @Operation(operationId = "verifyAudit", summary = "Walk the hash chain and say whether it is whole")
    public AuditSeal.Verification verify() {
        return seal.verify();
    }

    private static Entry entry(Tuple row) {
        String details = row.get("details", String.class);
        return new Entry(
                ((Number) row.get("seq")).longValue(),
                row.get("at", Instant.class),
                row.get("subject", String.class),
                row.get("agency_id", UUID.class),
                row.get("purpose", String.class),
                row.get("action", String.class),
                row.get("record_id", UUID.class),
                details.isEmpty() ? List.of() : List.of(details.split(",")),
                row.get("request_id", String.class),
                row.get("place") == null ? null : ((Number) row.get("place")).longValue());
    }
}
