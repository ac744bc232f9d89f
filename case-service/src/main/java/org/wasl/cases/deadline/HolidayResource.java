package org.wasl.cases.deadline;

import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.cases.worker.AuthorityReplay;
import org.wasl.cases.worker.Workers;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.LocalizedText;

/** Public holidays, on which the clock of deadlines stands. */
@Path("/v1/holidays")
@Tag(name = "Tasks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class HolidayResource {
    private final RuleLock locks;
    private final Holidays holidays;
    private final Workers workers;
    private final Caller caller;
    private final Journal journal;

    @Inject
    HolidayResource(RuleLock locks, Holidays holidays, Workers workers, Caller caller, Journal journal) {
        this.locks = locks;
        this.holidays = holidays;
        this.workers = workers;
        this.caller = caller;
        this.journal = journal;
    }

    @Schema(name = "HolidayBody")
    public record HolidayBody(@NotNull @Valid LocalizedText name) {}

    @Schema(name = "Holiday")
    public record HolidayView(LocalDate day, LocalizedText name) {}

    @GET
    @Transactional
    @Operation(operationId = "listHolidays", summary = "List the public holidays that are known")
    public Page<HolidayView> list() {
        return Page.whole(holidays.listAll(Sort.by("day")).stream()
                .map(h -> new HolidayView(h.day(), h.name()))
                .toList());
    }

    @PUT
    @Path("/{day}")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(AuthorityReplay.class)
    @Operation(operationId = "putHoliday", summary = "Enter a holiday; holds for deadlines counted from now on")
    public HolidayView put(@PathParam("day") LocalDate day, @Valid @NotNull HolidayBody body) {
        workers.requireAuthority(caller);
        locks.take("holiday", day);
        Holiday known = holidays.findById(day);
        if (known == null) {
            holidays.persist(new Holiday(day, body.name()));
        } else if (!known.name().equals(body.name())) {
            known.isCalled(body.name());
        } else {
            return new HolidayView(day, body.name());
        }
        journal.record(new HolidayChanged(day, true), Set.of());
        return new HolidayView(day, body.name());
    }

    @DELETE
    @Path("/{day}")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(AuthorityReplay.class)
    @Operation(operationId = "deleteHoliday", summary = "Delete a holiday; holds for deadlines counted from now on")
    @APIResponse(responseCode = "204", description = "It is none.")
    public void delete(@PathParam("day") LocalDate day) {
        workers.requireAuthority(caller);
        if (!holidays.deleteById(day)) {
            throw Problem.notFound();
        }
        journal.record(new HolidayChanged(day, false), Set.of());
    }
}
