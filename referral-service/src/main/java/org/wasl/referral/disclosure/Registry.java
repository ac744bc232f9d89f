package org.wasl.referral.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;

/** Asks the registry what may be disclosed, and fails closed: whatever is not a clear yes discloses nothing. */
@ApplicationScoped
public class Registry {
    private static final Logger LOG = Logger.getLogger(Registry.class);

    private final RegistryClient client;

    @Inject
    Registry(@RestClient RegistryClient client) {
        this.client = client;
    }

    /**
     * @param otherwise the legal basis where there is no consent, or null
     * @param reason why, for that basis
     */
    public ConsentDecision mayDisclose(PersonId person, AgencyId recipient, LegalBasis otherwise, String reason) {
        try {
            RegistryClient.Answer answer = client.disclose(
                    person.value(),
                    new RegistryClient.Request(ConsentPurpose.REFERRAL, recipient.value(), otherwise, reason));
            return new ConsentDecision.Granted(
                    answer.consentId() == null ? null : new ConsentId(answer.consentId()),
                    answer.basisUseId(),
                    answer.legalBasis(),
                    answer.summary(),
                    answer.profile());
        } catch (WebApplicationException refused) {
            return switch (refused.getResponse().getStatus()) {
                case 409 -> new ConsentDecision.Refused();
                case 403 -> new ConsentDecision.NotTheirs();
                case 422 -> new ConsentDecision.UnknownRecipient();
                case 404 -> new ConsentDecision.UnknownPerson();
                default -> unanswered(refused);
            };
        } catch (ProcessingException away) {
            return unanswered(away);
        }
    }

    private static ConsentDecision unanswered(RuntimeException why) {
        LOG.warnf(
                "The registry gave no answer about a consent: %s",
                why.getClass().getSimpleName());
        return new ConsentDecision.Unanswered();
    }
}
