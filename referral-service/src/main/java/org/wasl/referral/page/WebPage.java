package org.wasl.referral.page;

import jakarta.ws.rs.core.NewCookie;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemBody;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.JordanTime;

/** What the pages for people without an account have in common: their language, their headers, what people type. */
public final class WebPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private WebPage() {}

    /** Arabic, unless somebody asks for English.
     *
     * @param chosen by the link on the page; null where nobody chose
     * @param accepted what the browser asks for */
    public static Language language(String chosen, String accepted) {
        if (chosen != null) {
            return chosen.equals("en") ? Language.EN : Language.AR;
        }
        return accepted == null ? Language.AR : Language.preferredBy(accepted);
    }

    public static Language other(Language language) {
        return language == Language.AR ? Language.EN : Language.AR;
    }

    public static String direction(Language language) {
        return language == Language.AR ? "rtl" : "ltr";
    }

    public static RestResponse<String> answer(int status, String html) {
        return safe(RestResponse.ResponseBuilder.<String>create(status).entity(html))
                .build();
    }

    /** A path and no address: the browser is at the gateway, and a form that leads elsewhere is blocked. */
    public static RestResponse.ResponseBuilder<String> onward(String path, String lang) {
        String language = "en".equals(lang) || "ar".equals(lang) ? "?lang=" + lang : "";
        return safe(RestResponse.ResponseBuilder.<String>create(RestResponse.Status.SEE_OTHER)
                .header("Location", path + language));
    }

    /**
     * A cookie that keeps the secret of an address while its page is filled in: the next address holds none, so that no history, log or measure does.
     * Lax, because the first address is opened from a mail.
     */
    public static NewCookie keep(String name, String secret, String path, boolean encrypted) {
        return cookie(name, path, encrypted, NewCookie.SameSite.LAX)
                .value(secret)
                .maxAge(600)
                .build();
    }

    public static NewCookie forget(String name, String path, boolean encrypted) {
        return cookie(name, path, encrypted, NewCookie.SameSite.LAX)
                .value("")
                .maxAge(0)
                .build();
    }

    /** A cookie that no script reads and no other site sends. */
    public static NewCookie.Builder cookie(String name, String path, boolean encrypted, NewCookie.SameSite sent) {
        return new NewCookie.Builder(name)
                .path(path)
                .httpOnly(true)
                .secure(encrypted)
                .sameSite(sent);
    }

    /** The page loads nothing of other sites, stands in no frame, is not cached, and sends no referrer. */
    private static RestResponse.ResponseBuilder<String> safe(RestResponse.ResponseBuilder<String> answer) {
        return answer.header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
    }

    /**
     * What was refused, in one sentence for the person who filled in the form.
     *
     * @param names how the form calls its fields; null for what is none of them
     */
    public static String sentence(Problem refused, Language language, UnaryOperator<String> names) {
        ProblemBody told = ProblemBody.of(refused, language, null);
        List<ProblemBody.Error> errors = told.errors();
        if (errors.isEmpty()) {
            return told.title();
        }
        String name = names.apply(wrongField(refused));
        String quoted = name == null ? "" : language == Language.AR ? "«" + name + "» " : "“" + name + "” ";
        return quoted + errors.get(0).title();
    }

    /** The field that the sentence is about; null where it is about none. */
    public static String wrongField(Problem refused) {
        return refused.errors().isEmpty()
                ? null
                : refused.errors().get(0).pointer().replaceFirst("^[/#]", "");
    }

    /** A time as the pages and mails tell it: of the clock on the wall in Jordan. */
    public static String time(Instant at) {
        return TIME.format(at.atZone(JordanTime.ZONE));
    }

    /** A text without what cannot be stored: it is dropped and not refused, because people write from telephones. Null where nothing was written. */
    public static String cleaned(String text, int longest) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.strip()
                .codePoints()
                .filter(c -> CleanText.Validator.isClean(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.isBlank() ? null : clean.length() > longest ? clean.substring(0, longest) : clean;
    }

    /** The one that was chosen of a list. */
    public static <E extends Enum<E>> E chosen(Class<E> list, String code, String field) {
        try {
            return Enum.valueOf(list, code == null ? "" : code);
        } catch (IllegalArgumentException none) {
            throw Problem.invalidField(field, "required");
        }
    }
}
