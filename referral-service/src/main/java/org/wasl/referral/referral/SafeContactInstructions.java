package org.wasl.referral.referral;

import java.util.Set;
import org.wasl.contracts.code.ContactChannel;
import org.wasl.contracts.code.SafeToContact;
import org.wasl.platform.stored.StoredForm;

/**
 * Instructions to serve and contact the person safely. The recipient sees them from acceptance on.
 *
 * @param household for the whole household
 * @param alreadyProvided what was done before; null where nothing was said
 * @param contact null where nobody said how
 * @param guardian null where there is none
 */
@StoredForm("guidance")
record SafeContactInstructions(
        boolean household,
        boolean separatedOrUnaccompanied,
        String alreadyProvided,
        ContactRules contact,
        Guardian guardian) {

    /**
     * @param safeToContact NO: the recipient does not contact the person and sees no phone number; RULES: as the others say
     * @param hours when it is safe
     * @param sayWho whether the caller may say who they are and why they call
     */
    record ContactRules(
            SafeToContact safeToContact, Set<ContactChannel> channels, String hours, boolean sayWho, String language) {}

    /** @param explain why the guardian was not informed */
    record Guardian(String name, String relation, boolean informed, String explain) {}

    boolean forbidsContact() {
        return contact != null && contact.safeToContact() == SafeToContact.NO;
    }
}
