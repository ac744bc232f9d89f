package org.wasl.referral;

import org.wasl.platform.problem.ProblemType;

/** The referral service's own ways to say no. Texts in both problem files of contracts. */
public enum ReferralProblem implements ProblemType {
    POSSIBLE_DUPLICATE(409),
    CONSENT_REQUIRED(409),
    TARGET_NOT_ACCEPTING(409),
    REOPEN_WINDOW_OVER(409),
    NOT_ELIGIBLE(409),
    NO_FREE_PLACE(409),
    RECIPIENT_FULL(409),
    RECIPIENT_NAMES_NOBODY(409),
    LAST_READER(409),
    ORGANIZATION_NOT_IN_DIRECTORY(409),
    FIELDS_REQUIRED(409),
    TOO_MANY_HOLDS(409),
    MAIL_NOT_CONFIGURED(409),
    NO_ADDRESS(409),
    KNOWN_TO_LISTED_ACCOUNTS(409),
    NO_SAFE_ADDRESS(409),
    NOTHING_TO_ANSWER(409),
    TOO_MANY_LINKS(409);

    private final int status;

    ReferralProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
