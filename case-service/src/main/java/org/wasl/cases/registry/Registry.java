package org.wasl.cases.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Whether a person exists for the caller. An outage is an outage, never "nobody". */
@ApplicationScoped
public class Registry {
    private final RegistryClient client;

    @Inject
    Registry(@RestClient RegistryClient client) {
        this.client = client;
    }

    /** The record to use: the one named, or the survivor it was merged into. */
    public PersonId standing(PersonId person, String pointer) {
        try {
            RegistryClient.Person found = client.get(person.value());
            return new PersonId(found.survivorId() == null ? found.id() : found.survivorId());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                throw Problem.invalidField(pointer, "unknown-person");
            }
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }
}
