package org.wasl.referral.disclosure;

import java.util.UUID;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.ConsentId;
import org.wasl.platform.problem.ProblemType;

/** What the registry says about handing a person's data to a recipient. Asked each time; never remembered. */
public sealed interface ConsentDecision {
    /**
     * What may be handed over.
     *
     * @param consent null where it goes on another legal basis
     * @param basisUse what the registry reviews, where it goes on another basis
     */
    record Granted(ConsentId consent, UUID basisUse, LegalBasis legalBasis, Summary summary, SharedProfile profile)
            implements ConsentDecision {}

    /** It may not go: the person has not allowed it, asked that nobody works with the record, or the caller does not work with the person. */
    record Refused(ProblemType why) implements ConsentDecision {}

    /** For this caller there is no such person. */
    record UnknownPerson() implements ConsentDecision {}

    /** The recipient is no open organization of the directory. */
    record UnknownRecipient() implements ConsentDecision {}

    /** No answer in time. Not a refusal by the person: the caller may try again, and nothing is disclosed meanwhile. */
    record Unanswered() implements ConsentDecision {}
}
