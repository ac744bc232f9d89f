package org.wasl.registry.registration;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.ConfirmNewReason;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.Created;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.conditional.Responses;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.idempotency.Once;
import org.wasl.platform.idempotency.RepeatedRequest;
import org.wasl.platform.idempotency.Replay;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.Violations;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.JordanTime;
import org.wasl.registry.person.ExternalIdIndex;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonAccessPolicy;
import org.wasl.registry.person.PersonView;
import org.wasl.registry.person.Persons;

/** Registering a person, after a check whether the person is known already. */
@Path("/v1/persons")
@Tag(name = "Persons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.REGISTRAR, Roles.DATA_INTEGRATOR})
public class RegistrationResource {
    private final PersonRegistrar registrar;
    private final Persons persons;
    private final ExternalIdIndex externalIds;
    private final SentRecords sentRecords;
    private final PersonAccessPolicy policy;
    private final Caller caller;
    private final Journal journal;
    private final Validator validator;
    private final Sealer cipher;
    private final Clock clock;

    @Inject
    RegistrationResource(
            PersonRegistrar registrar,
            Persons persons,
            ExternalIdIndex externalIds,
            SentRecords sentRecords,
            PersonAccessPolicy policy,
            Caller caller,
            Journal journal,
            Validator validator,
            Sealer cipher,
            Clock clock) {
        this.registrar = registrar;
        this.persons = persons;
        this.externalIds = externalIds;
        this.sentRecords = sentRecords;
        this.policy = policy;
        this.caller = caller;
        this.journal = journal;
        this.validator = validator;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The person who was registered, as they are now. */
    @Singleton
    record Again(RegistrationResource resource) implements Replay.Current {
        @Override
        public PersonView read(RepeatedRequest request) {
            return resource.view(resource.persons.get(request.made(), resource.caller));
        }
    }

    @POST
    @Once(Again.class)
    @Created(at = "/v1/persons")
    @Operation(
            operationId = "registerPerson",
            summary = "Register a person",
            description =
                    "Answers 409 possible-duplicate with the candidates where the person seems known, here or at another"
                            + " agency. Records of other agencies are one candidate, the last, without an id, a probability and"
                            + " reasons: it tells that there is one. An answer with candidates counts as a look-up. With confirmNew the record is made all the same and a steward is asked to look at the pair.")
    public PersonView register(
            @QueryParam("confirmNew")
                    @Parameter(description = "Why a new record is right although a similar one exists.")
                    ConfirmNewReason confirmNew,
            @Valid @NotNull Registration body) {
        Person person = registrar.register(body, body.ownIds(), confirmNew);
        return view(person);
    }

    @PUT
    @Path("/by-external-id/{scheme}/{value}")
    @Transactional
    @Operation(
            operationId = "putPersonByExternalId",
            summary = "Create or replace the person that your system knows by this id",
            description =
                    "The natural way to push records again and again. Never picks one of several: an id names one record."
                            + " Who makes a record sends no If-Match; who changes one does, and without it gets 428. The same"
                            + " record sent again needs none: nothing changes, also where your agency changed the person meanwhile."
                            + " What comes back is the record as it is; by If-Match with its version your system replaces it."
                            + " With dryRun nothing is written: 204 where a record would be made, all else as without it and without"
                            + " If-Match.")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "204", description = "In a dry run: a record would be made.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public RestResponse<PersonView> put(
            @PathParam("scheme") String scheme,
            @PathParam("value") String value,
            @QueryParam("confirmNew") ConfirmNewReason confirmNew,
            @QueryParam("dryRun") @Parameter(description = "Only say what would become of the record.") boolean dryRun,
            @HeaderParam("If-Match") IfMatch expected,
            @Valid @NotNull Registration body) {
        ExternalId externalId = Violations.checked(validator, new ExternalId(scheme, value));
        externalIds.lock(caller.agency(), externalId);
        var known = externalIds.get(caller.agency(), externalId);
        // A dry run has no version: what would change a record is refused.
        IfMatch version = dryRun ? null : expected;
        if (known.isEmpty()) {
            IfMatch.requireNew(version);
            Set<ExternalId> ids = new HashSet<>(body.ownIds());
            ids.add(externalId);
            Person made = registrar.register(body, ids, confirmNew);
            persons.flush();
            if (dryRun) {
                // What the database refuses was refused by now.
                QuarkusTransaction.setRollbackOnly();
                return RestResponse.noContent();
            }
            sentRecords.keep(caller.agency(), externalId, body);
            return Responses.created("/v1/persons", view(made));
        }
        Person person = known.get();
        if (version != null || !sentRecords.isRepeated(caller.agency(), externalId, body)) {
            registrar.replace(person, body, version);
            if (!dryRun) {
                sentRecords.keep(caller.agency(), externalId, body);
            }
        }
        return RestResponse.ok(view(person));
    }

    @GET
    @Path("/by-external-id/{scheme}/{value}")
    @Transactional
    @Operation(operationId = "getPersonByExternalId", summary = "Get the person that your system knows by this id")
    public PersonView get(@PathParam("scheme") String scheme, @PathParam("value") String value) {
        Person person =
                externalIds.get(caller.agency(), new ExternalId(scheme, value)).orElseThrow(Problem::notFound);
        return view(person);
    }

    private PersonView view(Person person) {
        journal.read("person", List.of(person.rawId()), Set.of(FieldGroup.values()));
        return PersonView.of(person, policy.accessOfAgency(person, caller), caller, JordanTime.today(clock), cipher);
    }
}
