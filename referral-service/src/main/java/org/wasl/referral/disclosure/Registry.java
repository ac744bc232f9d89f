package org.wasl.referral.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemType;
import org.wasl.referral.ReferralProblem;

/** Asks the registry what may be disclosed, and fails closed: whatever is not a clear yes discloses nothing. */
@ApplicationScoped
public class Registry {
    private static final Logger LOG = Logger.getLogger(Registry.class);

    private static final List<ProblemType> REFUSALS = List.of(
            CommonProblem.WORK_WITH_PERSON_REQUIRED,
            CommonProblem.PERSON_IS_RESTRICTED,
            CommonProblem.LEGAL_BASIS_REJECTED);

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
     * @param otherwise the legal basis where there is no consent, or null
     * @param reason why, for that basis
     * @param requestedBy the accounts that ask for it, which do not review that basis
     */
    public ConsentDecision mayDisclose(
            PersonId person, AgencyId recipient, LegalBasis otherwise, String reason, Set<String> requestedBy) {
        try {
            RegistryClient.Answer answer = client.disclose(
                    person.value(),
                    new RegistryClient.Request(
                            ConsentPurpose.REFERRAL, recipient.value(), otherwise, reason, requestedBy));
            if (answer.summary() == null || answer.profile() == null) {
                return unanswered(new IllegalStateException());
            }
            return new ConsentDecision.Granted(
                    answer.consentId() == null ? null : new ConsentId(answer.consentId()),
                    answer.basisUseId(),
                    answer.legalBasis(),
                    answer.summary().kept(),
                    answer.profile().kept());
        } catch (WebApplicationException refused) {
            return switch (refused.getResponse().getStatus()) {
                case 403, 409 -> new ConsentDecision.Refused(why(refused.getResponse()));
                case 422 -> new ConsentDecision.UnknownRecipient();
                case 404 -> new ConsentDecision.UnknownPerson();
                default -> unanswered(refused);
            };
        } catch (ProcessingException away) {
            return unanswered(away);
        }
    }

    /**
     * Refuses a person who does not exist for the caller, at the place in the body where the person is named. Whoever is known to the agency by consent alone
     * is referred where the consent is for referral: the act says the purpose, not the caller.
     */
    public void requireKnown(PersonId person, String pointer) {
        caller.requirePurpose(ConsentPurpose.REFERRAL);
        try {
            client.getForReferral(person.value());
        } catch (WebApplicationException refused) {
            throw switch (refused.getResponse().getStatus()) {
                case 404 -> Problem.invalidField(pointer, "unknown-person");
                case 403 -> new Problem(CommonProblem.NOT_ALLOWED);
                default -> new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
            };
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /**
     * By what the registry says now that the person may be reached, as far as the caller may read it; 503 where the registry does not say.
     *
     * @return the values of the kind that are neither unsafe nor old
     */
    public List<String> usableNow(PersonId person, ContactPointKind kind) {
        try {
            List<DisclosedPerson.ContactPoint> points =
                    client.get(person.value()).contactPoints();
            return points == null
                    ? List.of()
                    : points.stream()
                            .filter(point -> point.kind() == kind && point.mayBeUsed())
                            .map(DisclosedPerson.ContactPoint::value)
                            .toList();
        } catch (WebApplicationException refused) {
            return switch (refused.getResponse().getStatus()) {
                case 403, 404 -> List.of();
                default -> throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
            };
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** Which of these persons exist for the caller; 503 where the registry does not say. */
    public Set<PersonId> known(Collection<PersonId> persons) {
        try {
            return client
                    .known(new RegistryClient.Ids(
                            persons.stream().map(PersonId::value).toList()))
                    .ids()
                    .stream()
                    .map(PersonId::new)
                    .collect(Collectors.toSet());
        } catch (WebApplicationException refused) {
            throw new Problem(
                    refused.getResponse().getStatus() == 429
                            ? CommonProblem.TOO_MANY_REQUESTS
                            : CommonProblem.DEPENDENCY_UNAVAILABLE);
        } catch (ProcessingException away) {
            throw new Problem(CommonProblem.DEPENDENCY_UNAVAILABLE);
        }
    }

    /** What stands against it, as the registry names it: who sends must learn whether to ask the person, to open a case or to leave it. */
    private ProblemType why(Response refusal) {
        String type = "";
        try {
            type = json.readTree(refusal.readEntity(String.class)).path("type").asText();
        } catch (JsonProcessingException | ProcessingException unreadable) {
            LOG.warn("The registry refused without a problem that can be read.");
        }
        for (ProblemType known : REFUSALS) {
            if (known.uri().equals(type)) {
                return known;
            }
        }
        return refusal.getStatus() == 403 ? CommonProblem.NOT_ALLOWED : ReferralProblem.CONSENT_REQUIRED;
    }

    private static ConsentDecision unanswered(RuntimeException why) {
        LOG.warnf(
                "The registry gave no answer about a consent: %s",
                why.getClass().getSimpleName());
        return new ConsentDecision.Unanswered();
    }
}
