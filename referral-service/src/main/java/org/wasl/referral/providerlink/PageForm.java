package org.wasl.referral.providerlink;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Amman;
import org.wasl.platform.value.CleanText;

/** What a form of the page sends. People write from telephones: what cannot be kept of a text is dropped, not refused. */
class PageForm {
    private static final int LONGEST_TEXT = 1000;

    @PathParam("step")
    String step;

    @FormParam("version")
    String version;

    @FormParam("code")
    String code;

    @FormParam("text")
    String text;

    /** As {@code datetime-local} writes it: the time of the clock on the wall there. */
    @FormParam("start")
    String start;

    <E extends Enum<E>> E chosen(Class<E> list) {
        try {
            return Enum.valueOf(list, code == null ? "" : code);
        } catch (IllegalArgumentException none) {
            throw Problem.invalidField("/code", "required");
        }
    }

    /** Null where nothing was written. */
    String said() {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.strip()
                .codePoints()
                .filter(c -> CleanText.Validator.isClean(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    String mustSay() {
        String said = said();
        if (said == null || said.isBlank()) {
            throw Problem.invalidField("/text", "required");
        }
        return said;
    }

    /** Null where none was chosen. */
    Instant when() {
        if (start == null || start.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(start).atZone(Amman.ZONE).toInstant();
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
