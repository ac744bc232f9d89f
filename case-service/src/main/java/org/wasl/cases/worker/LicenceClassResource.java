package org.wasl.cases.worker;

import io.quarkus.panache.common.Sort;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.paging.Page;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.vocabulary.CodeOf;

/** The classes of licence and their periods, as the licensing authority sets them. */
@Path("/v1/licence-classes")
@Tag(name = "Workforce")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.AGENCY_MANAGER, Roles.SUPERVISOR, Roles.CASEWORKER})
public class LicenceClassResource {
    private final RuleLock locks;
    private final LicenceClasses classes;
    private final Workers workers;
    private final Caller caller;
    private final Journal journal;

    @Inject
    LicenceClassResource(RuleLock locks, LicenceClasses classes, Workers workers, Caller caller, Journal journal) {
        this.locks = locks;
        this.classes = classes;
        this.workers = workers;
        this.caller = caller;
        this.journal = journal;
    }

    @Schema(name = "LicenceClass")
    public record ClassView(String code, LocalizedText name, String validity, int hoursEachYear) {
        static ClassView of(LicenceClass kind) {
            return new ClassView(kind.code(), kind.name(), kind.validity().toString(), kind.hoursEachYear());
        }
    }

    @GET
    @Transactional
    @Operation(operationId = "listLicenceClasses", summary = "List the classes of licence")
    public Page<ClassView> list() {
        return Page.whole(
                classes.listAll(Sort.by("code")).stream().map(ClassView::of).toList());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Roles.AGENCY_MANAGER)
    @Once(AuthorityReplay.class)
    @Operation(
            operationId = "putLicenceClass",
            summary = "Set a class of licence; the licensing authority does",
            description = "Its code is one of the list `LicenceClass`, to which an administrator adds.")
    public ClassView put(
            @PathParam("code") @Pattern(regexp = "[A-Z_]{2,60}") @CodeOf(Vocabulary.LICENCE_CLASS) String code,
            @Valid @NotNull LicenceClassBody body) {
        workers.requireAuthority(caller);
        locks.take("licence-class", code);
        LicenceClass known = classes.findById(code);
        if (known != null && known.terms().equals(body.toTerms())) {
            return ClassView.of(known);
        }
        LicenceClass kind = known == null ? new LicenceClass(code, body.toTerms()) : known;
        kind.write(body.toTerms());
        classes.persist(kind);
        journal.act("licence-class.set", UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)), Set.of(code));
        return ClassView.of(kind);
    }
}
