package org.wasl.cases.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.wasl.cases.CaseProblem;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.ExternalId;

/** Whether a person exists for the caller. An outage is an outage, never "nobody". */
@ApplicationScoped
public class Registry {
    private static final Logger LOG = Logger.getLogger(Registry.class);
    /** Of the person of a case: the registry learns of the case a moment after it was identified or accepted. No field of the body is at fault. */
    private static final Supplier<Problem> NO_WORK = () -> new Problem(CommonProblem.WORK_WITH_PERSON_REQUIRED);

    private final RegistryClient client;
    private final Caller caller;
    private final ObjectMapper json;

    @Inject
    Registry(@RestClient RegistryClient client, Caller caller, ObjectMapper json) {
        this.client = client;
        this.caller = caller;
        this.json = json;
    }

    /**
     * The record to use: the one named, or the survivor it was merged into. Nothing begins with a person whose record is only kept. Whoever is known to the
     * agency by consent alone is one to begin with where the consent is for case management: the act says the purpose, not the caller.
     *
     * @param pointer where the person stands in the body
     */
    public PersonId standing(PersonId person, String pointer) {
        requireCaseWork();
        return changeable(asked(
                () -> Problem.invalidField(pointer, "unknown-person"), () -> client.getForCaseWork(person.value())));
    }

    /** Before persons are looked for with whom a case begins: refuses a request that names another purpose. */
    public void requireCaseWork() {
        caller.requirePurpose(ConsentPurpose.CASE_MANAGEMENT);
    }

    /** Refuses a household in which the person, as far as the caller may know, never lived. At most the last 200 homes count. */
    public void requireHouseholdOf(PersonId person, HouseholdId household, String pointer) {
        Supplier<Problem> unknown = () -> Problem.invalidField(pointer, "unknown-household");
        boolean lived;
        try {
            lived = asked(unknown, () -> client.households(person.value(), 200)).items().stream()
                    .anyMatch(home -> home.id().equals(household.value()));
        } catch (Problem refused) {
            // Homes that are closed to the caller do not exist for the caller.
            throw refused.type() == CommonProblem.NOT_ALLOWED ? unknown.get() : refused;
        }
        if (!lived) {
            throw unknown.get();
        }
    }

    /** Where no consent is asked for: nothing goes out, and nothing begins, with the person of a case whose record is only kept. */
    public void requireNotRestricted(PersonId subject) {
        changeable(asked(NO_WORK, () -> client.get(subject.value())));
    }

    private static PersonId changeable(RegistryClient.Person found) {
        if (found.restricted()) {
            throw new Problem(CommonProblem.PERSON_IS_RESTRICTED);
        }
        return survivor(found);
    }

    /** The consent by which something of the person of a case may go to an agency; 409 where there is none. */
    public ConsentId consentFor(PersonId subject, ConsentPurpose purpose, AgencyId recipient) {
        RegistryClient.EffectiveConsent consent =
                asked(NO_WORK, () -> client.effective(subject.value(), purpose, recipient.value()));
        if (!consent.granted()) {
            throw new Problem(CaseProblem.CONSENT_REQUIRED);
        }
        return new ConsentId(consent.consentId());
    }

    /** What a consent that the caller names is to the caller's agency; empty where there is none such of this person for the caller. */
    public Optional<ConsentCheck> check(PersonId person, ConsentId consent, ConsentPurpose purpose) {
        try {
            return Optional.of(client.check(person.value(), consent.value(), purpose));
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                return Optional.empty();
            }
            throw refused(e);
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** The persons with these words in their name, as the registry finds them across scripts; at most 200. */
    public List<PersonId> named(String name) {
        return asked(Problem::notFound, () -> client.search(200, new RegistryClient.Search(name))).items().stream()
                .map(Registry::survivor)
                .toList();
    }

    /** Many at once, each as the caller may see them; a person who does not exist for the caller is left out. At most 200. */
    public Map<PersonId, KnownPerson> known(Collection<PersonId> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        var ids = persons.stream().map(PersonId::value).toList();
        Map<PersonId, KnownPerson> known = new HashMap<>();
        asked(Problem::notFound, () -> client.lookUp(200, new RegistryClient.Lookup(ids)))
                .items()
                .forEach(person -> known.put(new PersonId(person.id()), person));
        return known;
    }

    /**
     * Who has this number, as far as the caller may know.
     *
     * @param pointer where the number stands in what was sent
     * @throws Problem INVALID_FIELDS where it cannot be a number of its system
     */
    public List<PersonId> withNumber(PersonNumber number, String pointer) {
        List<RegistryClient.Person> found;
        try {
            found = asked(Problem::notFound, () -> client.withNumber(20, new RegistryClient.ByNumber(number)))
                    .items();
        } catch (Problem refused) {
            throw refused.type() == CommonProblem.INVALID_FIELDS ? movedTo(refused, "/identifier", pointer) : refused;
        }
        return found.stream().map(Registry::survivor).distinct().toList();
    }

    private static Problem movedTo(Problem wrong, String from, String to) {
        Problem moved = new Problem(CommonProblem.INVALID_FIELDS);
        wrong.errors().forEach(error -> moved.at(to + error.pointer().replaceFirst("^" + from, ""), error.code()));
        return moved;
    }

    private static PersonId survivor(RegistryClient.Person person) {
        return new PersonId(person.survivorId() == null ? person.id() : person.survivorId());
    }

    /**
     * Registers a person by an id of the caller's other system. A person who is registered by that id already is answered as they are: an import of cases changes
     * no person.
     *
     * @param pointer where the person stands in what was sent
     * @param dryRun whether nobody is registered, and only the same is refused
     * @return empty in a dry run for whom it would register
     * @throws Problem PERSON_POSSIBLY_KNOWN where the person seems known, and a steward decides; INVALID_FIELDS where they cannot be registered so
     */
    public Optional<PersonId> register(ExternalId by, NewPerson person, String pointer, boolean dryRun) {
        try {
            return Optional.ofNullable(client.put(by.scheme(), by.value(), dryRun, person))
                    .map(Registry::survivor);
        } catch (WebApplicationException e) {
            switch (e.getResponse().getStatus()) {
                case 409 -> throw new Problem(CaseProblem.PERSON_POSSIBLY_KNOWN);
                case 428 -> {
                    return Optional.of(changeable(asked(Problem::notFound, () -> client.get(by.scheme(), by.value()))));
                }
                default -> {
                    Problem refused = refused(e);
                    throw refused.type() == CommonProblem.INVALID_FIELDS ? movedTo(refused, "", pointer) : refused;
                }
            }
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** @param unknown what is said where the registry knows no such person to the caller */
    private <T> T asked(Supplier<Problem> unknown, Supplier<T> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 404) {
                throw unknown.get();
            }
            throw refused(e);
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** What the caller sent and the registry cannot take is the caller's fault, at its place, and no outage. */
    private Problem refused(WebApplicationException e) {
        return switch (e.getResponse().getStatus()) {
            case 400, 422 -> wrongFields(e);
            case 403 -> new Problem(CommonProblem.NOT_ALLOWED);
            default -> new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private Problem wrongFields(WebApplicationException e) {
        Problem wrong = new Problem(CommonProblem.INVALID_FIELDS);
        try {
            json.readTree(e.getResponse().readEntity(String.class))
                    .path("errors")
                    .forEach(error -> wrong.at(
                            error.path("pointer").asText(), error.path("code").asText("invalid")));
        } catch (JsonProcessingException | ProcessingException unreadable) {
            LOG.warn("The registry refused without a problem that can be read.");
        }
        return wrong.errors().isEmpty() ? wrong.at("", "invalid") : wrong;
    }
}
