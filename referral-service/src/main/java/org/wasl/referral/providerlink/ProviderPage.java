package org.wasl.referral.providerlink;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.ReferralMessageKind;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.event.ReferralMoved;
import org.wasl.platform.caller.Actor;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.message.Conversation;
import org.wasl.referral.page.FormOrigin;
import org.wasl.referral.page.WebPage;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.ReferralSteps;
import org.wasl.referral.referral.ReferralView;
import org.wasl.referral.referral.Referrals;
import org.wasl.referral.referral.StepContext;

/**
 * The page of a provider that has no system: a link from a mail, a button (so that a mail scanner that follows links opens nothing), half an hour to read and
 * answer one referral. Plain forms, no script, nothing from elsewhere.
 */
@Path("/provider")
@PermitAll
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ProviderPage {
    private static final String COOKIE = "wasl_provider";
    /** The secret of the mail, between its address and the button. */
    private static final String ARRIVAL = "wasl_provider_link";

    private static final Duration STAYS = Duration.ofMinutes(30);

    private final ProviderLinks links;
    private final ProviderLinkService linkService;
    private final Referrals referrals;
    private final ReferralSteps steps;
    private final ReferralPresenter presenter;
    private final Conversation conversation;
    private final Template page;
    private final Template style;
    private final Clock clock;
    private final PublicAddress address;
    private final boolean encrypted;

    private final Vocabularies codes;

    @Inject
    ProviderPage(
            ProviderLinks links,
            ProviderLinkService linkService,
            Referrals referrals,
            ReferralSteps steps,
            ReferralPresenter presenter,
            Conversation conversation,
            @Location("provider/page.html") Template page,
            @Location("provider/page.css") Template style,
            Clock clock,
            PublicAddress address,
            Vocabularies codes) {
        this.links = links;
        this.linkService = linkService;
        this.referrals = referrals;
        this.steps = steps;
        this.presenter = presenter;
        this.conversation = conversation;
        this.page = page;
        this.style = style;
        this.clock = clock;
        this.address = address;
        this.codes = codes;
        this.encrypted = address.isEncrypted();
    }

    @GET
    @Path("/page.css")
    @Produces("text/css;charset=UTF-8")
    @Operation(hidden = true)
    public RestResponse<String> style() {
        return RestResponse.ResponseBuilder.ok(style.render())
                .header("Cache-Control", "max-age=3600")
                .build();
    }

    /** The address in the mail holds the secret; the next one does not. Nothing is opened: mail scanners follow links, too. */
    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public RestResponse<String> arrive(@PathParam("token") String token, @QueryParam("lang") String lang) {
        return WebPage.onward("/provider/open", lang)
                .cookie(WebPage.keep(ARRIVAL, LinkSecret.readable(token), "/provider", encrypted))
                .build();
    }

    @GET
    @Path("/open")
    @Operation(hidden = true)
    public RestResponse<String> offer(
            @CookieParam(ARRIVAL) String token,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked) {
        ReferralPage shown = shown(lang, asked);
        Optional<ProviderLink> link = QuarkusTransaction.requiringNew().call(() -> link(token));
        if (link.isEmpty()) {
            return WebPage.answer(
                    404, shown.plain("unknown.lead", null, null, true).render());
        }
        boolean fresh = QuarkusTransaction.requiringNew().call(() -> linkService.opens(link.get()));
        return WebPage.answer(
                200,
                shown.offer(
                                fresh ? "open.lead" : "used.lead",
                                fresh ? "open.button" : "used.button",
                                fresh ? "/provider/open" : "/provider/renew",
                                link.get().rawId())
                        .render());
    }

    @POST
    @Path("/open")
    @Operation(hidden = true)
    public RestResponse<String> open(
            @CookieParam(ARRIVAL) String token,
            @FormParam("link") String shownFor,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked,
            @BeanParam FormOrigin origin) {
        if (origin.isElsewhere(address)) {
            return foreign(403, lang, asked);
        }
        if (isOfAnotherLink(token, shownFor)) {
            return foreign(409, lang, asked);
        }
        LinkSecret session = LinkSecret.fresh();
        boolean opened = QuarkusTransaction.requiringNew().call(() -> link(token)
                .filter(link -> linkService.holds(link) && links.opens(link, session, clock.instant(), STAYS))
                .map(link -> {
                    arrived(link);
                    return true;
                })
                .orElse(false));
        if (!opened) {
            return offer(token, lang, asked);
        }
        return WebPage.onward("/provider/referral", lang)
                .cookie(
                        WebPage.cookie(COOKIE, "/provider", encrypted, NewCookie.SameSite.STRICT)
                                .value(session.text())
                                .maxAge((int) STAYS.toSeconds())
                                .build(),
                        WebPage.forget(ARRIVAL, "/provider", encrypted))
                .build();
    }

    /** Somebody has opened it: it arrived. */
    private void arrived(ProviderLink link) {
        Referral referral = referrals.findById(link.referral().value());
        if (referral.isUnopened()) {
            steps.executeByLink(
                    referral, IfMatch.version(referral.version()), actor(link, referral), (r, context) -> r.decision()
                            .acknowledge(context));
        }
    }

    @POST
    @Path("/renew")
    @Operation(hidden = true)
    public RestResponse<String> renew(
            @CookieParam(ARRIVAL) String token,
            @FormParam("link") String shownFor,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked,
            @BeanParam FormOrigin origin) {
        if (origin.isElsewhere(address)) {
            return foreign(403, lang, asked);
        }
        if (isOfAnotherLink(token, shownFor)) {
            return foreign(409, lang, asked);
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> link(token)
                    .filter(link -> !linkService.opens(link))
                    .ifPresent(link ->
                            linkService.to(referrals.findById(link.referral().value()))));
        } catch (Problem notNow) {
            // The answer is the same: a holder of an old link learns nothing of the referral from it.
        }
        return WebPage.answer(
                200, shown(lang, asked).plain("renewed.lead", null, null, false).render());
    }

    @GET
    @Path("/referral")
    @Operation(hidden = true)
    public RestResponse<String> referral(
            @CookieParam(COOKIE) String session,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked) {
        return show(200, session, lang, asked, null, null);
    }

    @POST
    @Path("/referral/{step}")
    @Operation(hidden = true)
    public RestResponse<String> take(
            @CookieParam(COOKIE) String session,
            @QueryParam("lang") String lang,
            @HeaderParam("Accept-Language") String asked,
            @BeanParam FormOrigin origin,
            @BeanParam PageForm form) {
        PageStep step = PageStep.named(form.step).orElseThrow(Problem::notFound);
        if (origin.isElsewhere(address)) {
            return foreign(403, lang, asked);
        }
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> session(session).map(link -> {
                        if (!form.isOf(link.referral())) {
                            return foreign(409, lang, asked);
                        }
                        Referral referral = referrals.findById(link.referral().value());
                        Actor by = actor(link, referral);
                        steps.executeByLink(
                                referral,
                                seen(step, form, referral),
                                by,
                                (r, context) -> act(r, step, form, by, context));
                        return WebPage.onward("/provider/referral", lang).build();
                    }))
                    .orElseGet(() -> show(401, null, lang, asked, null, null));
        } catch (Problem refused) {
            return show(refused.type().status(), session, lang, asked, refused, form);
        }
    }

    /** A message takes nothing away: it may be written whatever happened meanwhile. */
    private static IfMatch seen(PageStep step, PageForm form, Referral referral) {
        if (step == PageStep.MESSAGE) {
            return IfMatch.version(referral.version());
        }
        return form.version == null ? null : IfMatch.fromString(form.version);
    }

    private ReferralMoved act(Referral referral, PageStep step, PageForm form, Actor by, StepContext context) {
        return switch (step) {
            case CONFIRM_CANCEL -> referral.request().confirmCancel(context);
            case ACCEPT -> referral.decision().accept(form.when(), null, null, steps.timetable(referral), context);
            case DECLINE ->
                referral.decision().decline(form.chosen(DeclineReason.class), form.text(), List.of(), context);
            case START -> referral.delivery().start(context);
            case ATTEND -> referral.delivery().attend(context);
            case NO_SHOW -> referral.delivery().noShow(context);
            case COMPLETE -> referral.delivery().complete(form.chosen(ReferralOutcome.class), form.text(), context);
            case SCHEDULE -> referral.delivery().schedule(form.mustBeWhen(), null, context);
            case REQUEST_INFO -> {
                conversation.write(referral.id(), ReferralMessageKind.INFORMATION_REQUEST, form.requiredText(), by);
                yield referral.decision().requestInfo(steps.timetable(referral), context);
            }
            case MESSAGE -> {
                conversation.write(referral.id(), ReferralMessageKind.MESSAGE, form.requiredText(), by);
                yield referral.message(context);
            }
            case FAIL -> referral.delivery().fail(form.chosen(FailReason.class), form.text(), context);
        };
    }

    /**
     * @param refused why it was refused; or null
     * @param tried the form that was refused, so that nobody has to write twice; or null
     */
    private RestResponse<String> show(
            int status, String session, String lang, String asked, Problem refused, PageForm tried) {
        ReferralPage shown = shown(lang, asked);
        Optional<String> html = QuarkusTransaction.requiringNew()
                .call(() -> session(session).map(link -> {
                    Referral referral = referrals.findById(link.referral().value());
                    ReferralView[] view = new ReferralView[1];
                    Journal.asSystem(actor(link, referral), () -> view[0] = presenter.forRecipient(referral));
                    List<Conversation.Said> said = view[0].accessClosed() || view[0].recordRestricted()
                            ? List.of()
                            : conversation.of(referral.id());
                    return shown.of(view[0], said, refused, tried).render();
                }));
        return html.map(body -> WebPage.answer(status, body))
                .orElseGet(() -> WebPage.answer(
                        401, shown.plain("ended.lead", null, null, true).render()));
    }

    /** The button may have been shown before another link arrived in the same browser. */
    private boolean isOfAnotherLink(String token, String shownFor) {
        return QuarkusTransaction.requiringNew()
                .call(() -> link(token))
                .filter(link -> !link.rawId().toString().equals(shownFor))
                .isPresent();
    }

    private RestResponse<String> foreign(int status, String lang, String asked) {
        return WebPage.answer(status, shown(lang, asked).foreign().render());
    }

    private Optional<ProviderLink> link(String token) {
        return token == null ? Optional.empty() : links.byToken(new LinkSecret(token));
    }

    private Optional<ProviderLink> session(String secret) {
        return secret == null
                ? Optional.empty()
                : links.bySession(new LinkSecret(secret), clock.instant()).filter(linkService::holds);
    }

    private static Actor actor(ProviderLink link, Referral referral) {
        return new Actor("link:" + link.rawId(), referral.target(), null, null);
    }

    private ReferralPage shown(String lang, String asked) {
        return new ReferralPage(page, WebPage.language(lang, asked), codes::find);
    }
}
