package org.wasl.cases.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.wasl.cases.CaseProblem;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
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
        RegistryClient.Person found = asked(pointer, () -> client.get(person.value()));
        return new PersonId(found.survivorId() == null ? found.id() : found.survivorId());
    }

    /** The consent by which something of the person may go to an agency; 409 where there is none. */
    public ConsentId consentFor(PersonId person, ConsentPurpose purpose, AgencyId recipient) {
        RegistryClient.EffectiveConsent consent =
                asked("/granteeId", () -> client.effective(person.value(), purpose, recipient.value()));
        if (!consent.granted()) {
            throw new Problem(CaseProblem.CONSENT_REQUIRED);
        }
        return new ConsentId(consent.consentId());
    }

    /** The persons with these words in their name, as the registry finds them across scripts; at most 200. */
    public List<PersonId> named(String name) {
        return asked("/name", () -> client.search(200, new RegistryClient.Search(name))).items().stream()
                .map(person -> new PersonId(person.survivorId() == null ? person.id() : person.survivorId()))
                .toList();
    }

    private static <T> T asked(String pointer, Supplier<T> question) {
        try {
            return question.get();
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
