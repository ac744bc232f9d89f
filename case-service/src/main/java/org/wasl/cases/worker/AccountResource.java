package org.wasl.cases.worker;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.platform.account.SeenAccount;
import org.wasl.platform.account.SeenAccounts;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.paging.Page;
import org.wasl.platform.paging.PageRequest;
import org.wasl.platform.paging.Pages;

/** The accounts of an agency, of which its workers and supervisors are named. */
@Path("/v1/accounts")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR})
public class AccountResource {
    private final SeenAccounts accounts;
    private final Pages pages;
    private final Caller caller;

    @Inject
    AccountResource(SeenAccounts accounts, Pages pages, Caller caller) {
        this.accounts = accounts;
        this.pages = pages;
        this.caller = caller;
    }

    /**
     * @param roles of the last token
     * @param seenAt when the account came, to within an hour
     */
    @Schema(name = "SeenAccount")
    public record AccountView(
            @JsonUnwrapped RecordMetadata metadata, String accountId, List<String> roles, Instant seenAt)
            implements View {
        static AccountView of(SeenAccount account) {
            return new AccountView(RecordMetadata.of(account), account.account(), account.roles(), account.updatedAt());
        }
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listAccounts",
            summary = "List the accounts of your agency that have used the case service",
            description =
                    "Only these can be registered as workers or named as supervisors: an account becomes known with"
                            + " its first request. `role=supervisor` lists those who may be named as supervisors.")
    public Page<AccountView> list(
            @Valid @BeanParam PageRequest page, @QueryParam("role") @Pattern(regexp = "[a-z-]{2,40}") String role) {
        return pages.of(accounts.visibleTo(caller, role), page, AccountView::of);
    }
}
