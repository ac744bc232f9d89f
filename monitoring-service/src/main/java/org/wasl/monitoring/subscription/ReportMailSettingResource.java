package org.wasl.monitoring.subscription;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;

/** Whether mails to the subscribers of an organization carry figures. */
@Path("/v1/report-subscriptions/settings")
@Tag(name = "Figures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MONITOR, Roles.AGENCY_MANAGER, Roles.SUPERVISOR})
public class ReportMailSettingResource {
    private final ReportMailSettings settings;
    private final Caller caller;
    private final RuleLock locks;
    private final Journal journal;
    private final Clock clock;

    @Inject
    ReportMailSettingResource(
            ReportMailSettings settings, Caller caller, RuleLock locks, Journal journal, Clock clock) {
        this.settings = settings;
        this.caller = caller;
        this.locks = locks;
        this.journal = journal;
        this.clock = clock;
    }

    @Schema(name = "ReportMailSettingBody")
    public record SettingBody(@NotNull Boolean attachOpenData) {}

    /** @param changedBy, changedAt null where nobody has decided it yet */
    @Schema(name = "ReportMailSetting")
    public record SettingView(
            boolean attachOpenData,
            @Schema(nullable = true) String changedBy,
            @Schema(nullable = true) Instant changedAt) {}

    @GET
    @Transactional
    @Operation(
            operationId = "getReportMailSetting",
            summary = "Get whether mails to the subscribers of your organization carry figures")
    public SettingView get() {
        return settings.findByIdOptional(caller.agency().value())
                .map(known -> new SettingView(known.attachesOpenData(), known.changedBy(), known.changedAt()))
                .orElse(new SettingView(false, null, null));
    }

    /** The setting as it is now. */
    @Singleton
    record Again(ReportMailSettingResource resource) implements Replay.Current {
        @Override
        public SettingView read(RepeatedRequest request) {
            return resource.get();
        }
    }

    @PUT
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(Again.class)
    @Operation(
            operationId = "putReportMailSetting",
            summary = "Decide whether mails to the subscribers of your organization carry figures",
            description =
                    "They carry none at first. On: what the open data hold of the months of the period is attached, and nothing else.")
    public SettingView put(@Valid @NotNull SettingBody body) {
        AgencyId agency = caller.agency();
        locks.take("report-mail-setting", agency.toString());
        ReportMailSetting setting = settings.findByIdOptional(agency.value()).orElseGet(() -> {
            ReportMailSetting made = new ReportMailSetting(agency);
            made.set(false, caller.subject(), clock);
            settings.persist(made);
            return made;
        });
        if (setting.attachesOpenData() != body.attachOpenData()) {
            setting.set(body.attachOpenData(), caller.subject(), clock);
            journal.act(
                    body.attachOpenData() ? "report-mail.attachments-on" : "report-mail.attachments-off",
                    agency.value(),
                    Set.of());
        }
        return get();
    }
}
