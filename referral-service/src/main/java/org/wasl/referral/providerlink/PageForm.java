package org.wasl.referral.providerlink;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.JordanTime;
import org.wasl.referral.page.WebPage;

/** What a form of the page sends. */
class PageForm {
    private static final int LONGEST_TEXT = 1000;

    @PathParam("step")
    String step;

    /** The referral that the form was shown for. The session may be of another one by now. */
    @FormParam("referral")
    String referral;

    @FormParam("version")
    String version;

    @FormParam("code")
    String code;

    @FormParam("text")
    String text;

    /** As {@code datetime-local} writes it: the time of the clock on the wall there. */
    @FormParam("start")
    String start;

    boolean isOf(ReferralId shown) {
        return shown.toString().equals(referral);
    }

    <E extends Enum<E>> E chosen(Class<E> list) {
        return WebPage.chosen(list, code, "/code");
    }

    /** Null where nothing was written. */
    String text() {
        return WebPage.cleaned(text, LONGEST_TEXT);
    }

    String requiredText() {
        String written = text();
        if (written == null) {
            throw Problem.invalidField("/text", "required");
        }
        return written;
    }

    /** Null where none was chosen. */
    Instant when() {
        if (start == null || start.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(start).atZone(JordanTime.ZONE).toInstant();
        } catch (DateTimeException none) {
            throw Problem.invalidField("/start", "invalid");
        }
    }

    Instant mustBeWhen() {
        Instant when = when();
        if (when == null) {
            throw Problem.invalidField("/start", "required");
        }
        return when;
    }
}
