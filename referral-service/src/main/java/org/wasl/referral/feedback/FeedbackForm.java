package org.wasl.referral.feedback;

import jakarta.ws.rs.FormParam;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.page.WebPage;

/** What the page sends. */
class FeedbackForm {
    private static final int LONGEST_TEXT = 2000;

    @FormParam("code")
    String code;

    @FormParam("received")
    String received;

    @FormParam("rating")
    String rating;

    @FormParam("text")
    String text;

    ReceivedService received() {
        return WebPage.chosen(ReceivedService.class, received, "/received");
    }

    /** One to five; null where none were given. */
    Integer stars() {
        if (rating == null || rating.isBlank()) {
            return null;
        }
        if (!rating.matches("[1-5]")) {
            throw Problem.invalidField("/rating", "invalid");
        }
        return Integer.valueOf(rating);
    }

    String text() {
        return WebPage.cleaned(text, LONGEST_TEXT);
    }
}
