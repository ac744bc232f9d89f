package org.wasl.gateway.portal;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.problem.ProblemTexts;

/** The page behind a problem's {@code type}: what it means, in both languages. */
@Path("/problems")
@PermitAll
public class ProblemPages {
    @GET
    @Path("/{code}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String page(@PathParam("code") String code, @HeaderParam("Accept-Language") String asked) {
        if (!ProblemTexts.codes().contains(code)) {
            throw Problem.notFound();
        }
        boolean arabicFirst = Language.preferredBy(asked) == Language.AR;
        String one = section(code, arabicFirst ? Language.AR : Language.EN);
        String other = section(code, arabicFirst ? Language.EN : Language.AR);
        return "<!doctype html><html lang=\"" + (arabicFirst ? "ar\" dir=\"rtl" : "en")
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>"
                + code
                + "</title><link rel=\"stylesheet\" href=\"/portal.css\"></head><body><main>" + one + other
                + "<p><a href=\"/\">Wasl · وصل</a></p></main></body></html>";
    }

    private static String section(String code, Language language) {
        return "<section lang=\"" + language.tag() + "\" dir=\"" + (language == Language.AR ? "rtl" : "ltr") + "\"><h1>"
                + ProblemTexts.all(language).getProperty(code + ".title") + "</h1><p>"
                + ProblemTexts.explanation(code, language)
                + "</p><p><code>/problems/" + code + "</code></p></section>";
    }
}
