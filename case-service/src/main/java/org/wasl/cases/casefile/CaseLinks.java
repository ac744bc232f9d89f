package org.wasl.cases.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.cases.registry.Registry;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.json.MergePatch;
import org.wasl.platform.json.MergePatch.Patched;
import org.wasl.platform.organization.KnownPlaces;

/** The records of other services that the situation of a case names exist for the caller: the person's household in the registry, the centre in the directory, the response in monitoring. */
@ApplicationScoped
public class CaseLinks {
    private final CaseFiles cases;
    private final MergePatch patches;
    private final Registry registry;
    private final KnownPlaces centres;
    private final KnownResponses responses;
    private final Caller caller;

    @Inject
    CaseLinks(
            CaseFiles cases,
            MergePatch patches,
            Registry registry,
            KnownPlaces centres,
            KnownResponses responses,
            Caller caller) {
        this.cases = cases;
        this.patches = patches;
        this.registry = registry;
        this.centres = centres;
        this.responses = responses;
        this.caller = caller;
    }

    /** Before the transaction: the registry is asked. Each may be null. */
    public void require(PersonId subject, HouseholdId household, UUID centre, UUID response) {
        centres.requireOpen(centre, "/centreId", caller);
        responses.requireActive(response, "/responseId");
        if (household != null) {
            registry.requireHouseholdOf(subject, household, "/householdId");
        }
    }

    /** The situation after a patch. What the patch does not change stays, also where it ended meanwhile. */
    Patched<CaseDetailsBody> checked(CaseFile file, JsonNode patch) {
        Patched<CaseDetailsBody> patched = QuarkusTransaction.requiringNew()
                .call(() -> patches.apply(
                        patch, CaseDetailsBody.of(cases.get(file.id(), caller).details()), CaseDetailsBody.class));
        CaseDetailsBody now = patched.body();
        HouseholdId household = patched.changed().contains("householdId") ? now.householdId() : null;
        UUID centre = patched.changed().contains("centreId") ? now.centreId() : null;
        UUID response = patched.changed().contains("responseId") ? now.responseId() : null;
        require(file.subject(), household, centre, response);
        return patched;
    }
}
