package org.wasl.registry.lookup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.LookupAlertId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.paging.Filter;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** Accounts that looked up unusually many persons. */
@Path("/v1/lookup-alerts")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AUDITOR, Roles.AGENCY_MANAGER})
public class LookupAlertResource {
    private final LookupAlerts alerts;
    private final Pages pages;
    private final Caller caller;

    @Inject
    LookupAlertResource(LookupAlerts alerts, Pages pages, Caller caller) {
        this.alerts = alerts;
        this.pages = pages;
        this.caller = caller;
    }

    /**
     * An account that looked up unusually many persons within an hour; {@code agencyId} is the account's agency.
     *
     * @param account the subject of its tokens, as in the audit
     * @param windowStart when the hour began
     * @param lookups searches, look-ups and refused registrations in it
     * @param records that they showed, or of which they told that they exist
     */
    @Schema(name = "LookupAlert")
    public record AlertView(
            @JsonUnwrapped RecordMetadata metadata, String account, Instant windowStart, long lookups, long records)
            implements View {
        static AlertView of(LookupAlert alert) {
            return new AlertView(
                    RecordMetadata.of(alert), alert.subject(), alert.windowStart(), alert.lookups(), alert.records());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listLookupAlerts",
            summary = "List the accounts that looked up unusually many persons, newest first",
            description =
                    "For auditors of all agencies, for the manager of an agency of its own. What is unusual is a setting of the platform.")
    public Page<AlertView> list(
            @Valid @BeanParam PageRequest page,
            @QueryParam("agencyId") @Parameter(description = "Only accounts of this agency.") AgencyId agency,
            @QueryParam("since") @Parameter(description = "Only hours that began then or later.") Instant since) {
        Filter<LookupAlert> filter = alerts.visibleTo(caller, agency, since);
        return pages.of(filter, page, AlertView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getLookupAlert", summary = "Get an account that looked up unusually many persons")
    public AlertView get(@PathParam("id") LookupAlertId id) {
        return AlertView.of(alerts.get(id.value(), caller));
    }
}
