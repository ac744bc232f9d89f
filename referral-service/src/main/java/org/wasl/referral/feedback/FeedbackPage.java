package org.wasl.referral.feedback;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.page.FormOrigin;
import org.wasl.referral.page.PageTexts;
import org.wasl.referral.page.WebPage;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.Referrals;

/**
 * The page where a person says what became of their referral. It names nobody and nothing: somebody who looks over the person's shoulder, or finds the paper
 * with the code, learns nothing from it.
 */
@Path("/feedback")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class FeedbackPage {
    /** The code of the address, between it and the form. */
    private static final String ARRIVAL = "wasl_feedback";

    private static final Set<String> FIELDS = Set.of("code", "received", "rating", "text");
    private static final PageTexts TEXTS = new PageTexts(FeedbackPage.class);

    private final FeedbackInvitations invitations;
    private final Referrals referrals;
    private final ReferralSteps steps;
    private final Template page;
    private final Clock clock;
    private final PublicAddress address;
    private final boolean encrypted;

    @Inject
    FeedbackPage(
            FeedbackInvitations invitations,
            Referrals referrals,
            ReferralSteps steps,
            @Location("feedback/page.html") Template page,
            Clock clock,
            PublicAddress address) {
        this.invitations = invitations;
        this.referrals = referrals;
        this.steps = steps;
        this.page = page;
        this.clock = clock;
        this.address = address;
        this.encrypted = address.isEncrypted();
    }

    public record Choice(String code, String label, boolean chosen) {}

    @GET
    @Operation(hidden = true)
    public RestResponse<String> page(
            @CookieParam(ARRIVAL) String code,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked) {
        FeedbackForm form = new FeedbackForm();
        form.code = code == null ? null : FeedbackCode.typed(code).spelled();
        return WebPage.answer(
                200, form(WebPage.language(lang, asked), form, null, null).render());
    }

    /** The address that was sent or printed holds the code; the next one does not. */
    @GET
    @Path("/{code}")
    @Operation(hidden = true)
    public RestResponse<String> withCode(@PathParam("code") String code, @QueryParam("lang") String lang) {
        return WebPage.onward("/feedback", lang)
                .cookie(WebPage.keep(ARRIVAL, FeedbackCode.readable(code), "/feedback", encrypted))
                .build();
    }

    @GET
    @Path("/thanks")
    @Operation(hidden = true)
    public RestResponse<String> thanks(@QueryParam("lang") String lang, @HeaderParam("Accept-Language") String asked) {
        return WebPage.answer(
                200,
                blank(WebPage.language(lang, asked)).data("lead", "thanks.lead").render());
    }

    @POST
    @Operation(hidden = true)
    public RestResponse<String> say(
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked,
            @BeanParam FormOrigin origin,
            @BeanParam FeedbackForm form) {
        Language language = WebPage.language(lang, asked);
        if (origin.isElsewhere(address)) {
            return WebPage.answer(
                    403,
                    form(language, form, TEXTS.text("sent.elsewhere", language), null)
                            .render());
        }
        try {
            boolean heard = QuarkusTransaction.requiringNew().call(() -> invitations
                    .use(FeedbackCode.typed(form.code), clock.instant())
                    .map(invitation -> {
                        steps.personFeedback(
                                referrals.findById(invitation.referral()),
                                form.received(),
                                form.stars(),
                                form.text(),
                                invitation.shownTo());
                        return true;
                    })
                    .orElse(false));
            return heard
                    ? WebPage.onward("/feedback/thanks", lang)
                            .cookie(WebPage.forget(ARRIVAL, "/feedback", encrypted))
                            .build()
                    : WebPage.answer(
                            404,
                            form(language, form, TEXTS.text("code.unknown", language), "code")
                                    .render());
        } catch (Problem refused) {
            String why = refused.type() == CommonProblem.ILLEGAL_STEP
                    ? TEXTS.text("said.before", language)
                    : WebPage.sentence(
                            refused, language, field -> FIELDS.contains(field) ? TEXTS.text(field, language) : null);
            return WebPage.answer(
                    refused.type().status(),
                    form(language, form, why, WebPage.wrongField(refused)).render());
        }
    }

    /** @param wrong the field that the problem is about; null for none */
    private TemplateInstance form(Language language, FeedbackForm form, String problem, String wrong) {
        Stream<String> received = Arrays.stream(ReceivedService.values()).map(Enum::name);
        return blank(language)
                .data("answers", choices("received", received, form.received, language))
                .data("stars", choices("rating", Stream.of("5", "4", "3", "2", "1"), form.rating, language))
                .data("problem", problem)
                .data("wrong", wrong)
                .data("code", form.code)
                .data("written", form.text());
    }

    private static List<Choice> choices(String field, Stream<String> codes, String chosen, Language language) {
        return codes.map(code -> new Choice(code, TEXTS.text(field + "." + code, language), code.equals(chosen)))
                .toList();
    }

    private TemplateInstance blank(Language language) {
        Function<String, String> texts = key -> TEXTS.text(key, language);
        return page.instance()
                .data("lang", language.tag())
                .data("dir", WebPage.direction(language))
                .data("texts", texts)
                .data("other", WebPage.other(language).tag())
                .data("lead", null)
                .data("problem", null)
                .data("wrong", null)
                .data("answers", List.of())
                .data("stars", List.of())
                .data("code", null)
                .data("written", null);
    }
}
