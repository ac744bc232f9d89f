package org.wasl.referral.providerlink;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.code.ContactPointKind;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.ReferralMessageKind;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.message.Conversation;
import org.wasl.referral.page.PageTexts;
import org.wasl.referral.page.WebPage;
import org.wasl.referral.referral.GuidanceBody;
import org.wasl.referral.referral.ProfileView;
import org.wasl.referral.referral.ReferralView;

/** What the page shows of a referral: what the recipient may see, and the steps open to it, as forms without a script. */
final class ReferralPage {
    private static final PageTexts TEXTS = new PageTexts(ReferralPage.class);

    private final Template template;
    private final Language language;
    private final CodeLists.Lookup lists;

    ReferralPage(Template template, Language language, CodeLists.Lookup lists) {
        this.template = template;
        this.language = language;
        this.lists = lists;
    }

    /** @param ltr a number or a code, written from left to right in both languages */
    public record Row(String name, String value, boolean ltr) {}

    public record Choice(String code, String label, boolean chosen) {}

    /**
     * @param open shown at once; the others unfold
     * @param label of the codes
     * @param codes null where the step needs none
     * @param text, time whether the step asks for it, and whether it must be there: null, "" or "required"
     * @param tried what was filled in before the step was refused; null where it was not
     * @param wrong the field for which it was refused; null for none
     */
    public record Step(
            String name,
            boolean open,
            String label,
            List<Choice> codes,
            String text,
            String time,
            PageForm tried,
            String wrong) {
        public String written() {
            return tried == null ? null : tried.text();
        }

        public String start() {
            return tried == null ? null : tried.start;
        }
    }

    /** @param by "ours" or "theirs" */
    public record Message(String by, String kind, String text, String at) {}

    /** A page with a sentence, and perhaps a button. */
    TemplateInstance plain(String lead, String button, String action, boolean switchable) {
        return blank(switchable ? other() : null)
                .data("lead", lead)
                .data("button", button)
                .data("action", action);
    }

    /** For a button or a form that does not belong to what is open in this browser. */
    TemplateInstance foreign() {
        return plain("foreign.lead", null, null, false).data("onward", "/provider/referral");
    }

    /** @param link that the button is for */
    TemplateInstance offer(String lead, String button, String action, UUID link) {
        return plain(lead, button, action, true).data("link", link);
    }

    TemplateInstance of(ReferralView view, List<Conversation.Said> said, Problem refused, PageForm tried) {
        String wrong = refused == null ? null : WebPage.wrongField(refused);
        List<Step> steps = Arrays.stream(PageStep.values())
                .filter(step -> view.allowedActions().contains(step.path()))
                .map(step -> tried != null && step.path().equals(tried.step)
                        ? step(step, tried, wrong)
                        : step(step, null, null))
                .toList();
        boolean waits = steps.stream().noneMatch(step -> !step.name().equals(PageStep.MESSAGE.path()));
        boolean cancelling = view.allowedActions().contains(PageStep.CONFIRM_CANCEL.path());
        String lead = view.accessClosed()
                ? "closed.lead"
                : view.recordRestricted()
                        ? "restricted.lead"
                        : cancelling ? "cancel.lead" : waits ? "waits.lead" : null;
        return blank(other())
                .data("lead", lead)
                .data("rows", view.accessClosed() ? List.of() : rows(view))
                .data(
                        "note",
                        view.profile() != null
                                ? cancelling ? "cancel.shown" : null
                                : view.accessClosed() || view.recordRestricted() ? null : "before.accept")
                .data("steps", steps)
                .data("messages", said.stream().map(m -> message(m, view)).toList())
                .data("referral", view.metadata().id())
                .data("version", view.metadata().version())
                .data(
                        "problem",
                        refused == null ? null : WebPage.sentence(refused, language, field -> name(field, tried.step)));
    }

    /** How the form of a step calls its field; null for what is none of its own. */
    private String name(String field, String step) {
        String key =
                switch (field) {
                    case "code" -> label(step);
                    case "start" -> "start.at";
                    case "text" -> "text";
                    default -> null;
                };
        return key == null ? null : TEXTS.text(key, language);
    }

    private static String label(String step) {
        return step.equals(PageStep.COMPLETE.path()) ? "outcome" : "why";
    }

    private TemplateInstance blank(String other) {
        Function<String, String> texts = key -> TEXTS.text(key, language);
        return template.instance()
                .data("lang", language.tag())
                .data("dir", WebPage.direction(language))
                .data("texts", texts)
                .data("other", other)
                .data("lead", null)
                .data("button", null)
                .data("action", null)
                .data("rows", List.of())
                .data("note", null)
                .data("steps", List.of())
                .data("messages", List.of())
                .data("onward", null)
                .data("link", null)
                .data("referral", null)
                .data("version", null)
                .data("problem", null);
    }

    private String other() {
        return WebPage.other(language).tag();
    }

    private Step step(PageStep step, PageForm tried, String wrong) {
        List<Choice> codes = step.codes().isEmpty() ? null : choices(step.codes(), tried == null ? null : tried.code);
        return new Step(
                step.path(),
                step.open(),
                label(step.path()),
                codes,
                asksFor(step.text()),
                asksFor(step.time()),
                tried,
                wrong);
    }

    private static String asksFor(PageStep.Field field) {
        return switch (field) {
            case NONE -> null;
            case OPTIONAL -> "";
            case REQUIRED -> "required";
        };
    }

    private List<Choice> choices(List<Enum<?>> codes, String chosen) {
        return codes.stream()
                .map(code -> new Choice(
                        code.name(),
                        code(code.getDeclaringClass().getSimpleName(), code),
                        code.name().equals(chosen)))
                .toList();
    }

    private Message message(Conversation.Said said, ReferralView view) {
        return new Message(
                said.by().equals(view.targetOrganizationId()) ? "ours" : "theirs",
                said.kind() == ReferralMessageKind.MESSAGE ? null : code("ReferralMessageKind", said.kind()),
                said.text(),
                WebPage.time(said.at()));
    }

    private List<Row> rows(ReferralView view) {
        List<Row> rows = new ArrayList<>();
        add(rows, "reference", view.details().reference(), true);
        add(rows, "service", code("ServiceType", view.serviceType()), false);
        add(rows, "priority", code("ReferralPriority", view.priority()), false);
        add(rows, "status", code("ReferralStatus", view.status()), false);
        view.deadlines().running().stream()
                .map(ReferralView.DeadlineView::dueAt)
                .min(Instant::compareTo)
                .ifPresent(due -> add(rows, "due", WebPage.time(due), true));
        if (view.allowedActions().contains(PageStep.CONFIRM_CANCEL.path())) {
            add(rows, "cancel.why", code("CancelReason", view.cancellation().code()), false);
            add(rows, "cancel.due", WebPage.time(view.cancellation().dueAt()), true);
        }
        if (view.withoutConsent() != null) {
            add(rows, "consent", TEXTS.text("not.asked", language), false);
            add(rows, "basis", code("LegalBasis", view.withoutConsent().legalBasis()), false);
        }
        if (view.summary() != null) {
            add(rows, "age", view.summary().ageBand(), true);
            add(rows, "sex", code("Sex", view.summary().sex()), false);
            add(rows, "governorate", label("Governorate", view.summary().governorate()), false);
            add(rows, "language", spoken(view.summary().preferredLanguage()), false);
        }
        add(rows, "needs", codes("SpecificNeed", view.details().needCodes()), false);
        add(rows, "accommodation", codes("AccessibilityFeature", view.details().accommodationNeeds()), false);
        add(rows, "interpreter", spoken(view.details().interpreterLanguage()), false);
        add(rows, "restrictions", view.details().restrictions(), false);
        add(rows, "reason", view.details().reason(), false);
        if (view.appointment() != null) {
            add(rows, "appointment", WebPage.time(view.appointment().start()), true);
            add(
                    rows,
                    "appointment.is",
                    code("AppointmentStatus", view.appointment().status()),
                    false);
        }
        if (view.profile() != null) {
            person(rows, view.profile());
        }
        if (view.guidance() != null) {
            guidance(rows, view.guidance());
        }
        return rows;
    }

    private void person(List<Row> rows, ProfileView profile) {
        NameScript wanted = language == Language.AR ? NameScript.ARAB : NameScript.LATN;
        profile.names().stream()
                .sorted((a, b) -> Boolean.compare(b.script() == wanted, a.script() == wanted))
                .findFirst()
                .map(n -> Stream.of(n.given(), n.father(), n.grandfather(), n.family())
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" ")))
                .ifPresent(name -> add(rows, "name", name, false));
        add(
                rows,
                "birth",
                profile.birthDate() == null ? null : profile.birthDate().toString(),
                true);
        for (ProfileView.ContactPoint point : profile.contactPoints()) {
            String name = point.kind() == ContactPointKind.PHONE ? "phone" : "email";
            if (point.value() == null) {
                add(rows, name, TEXTS.text("not.safe", language), false);
            } else {
                add(rows, name, point.value(), true);
            }
        }
    }

    private void guidance(List<Row> rows, GuidanceBody guidance) {
        GuidanceBody.Contact contact = guidance.contact();
        if (contact != null) {
            add(rows, "contact", code("SafeToContact", contact.safeToContact()), false);
            add(rows, "how", codes("ContactChannel", contact.channels()), false);
            add(rows, "hours", contact.hours(), false);
            if (!contact.sayWho()) {
                add(rows, "mind", TEXTS.text("say.no", language), false);
            }
        }
        if (guidance.guardian() != null) {
            add(rows, "guardian", guidance.guardian().name(), false);
        }
        add(rows, "provided", guidance.alreadyProvided(), false);
    }

    private static void add(List<Row> rows, String name, String value, boolean ltr) {
        if (value != null && !value.isBlank()) {
            rows.add(new Row(name, value, ltr));
        }
    }

    private String code(String list, Enum<?> code) {
        return code == null ? null : label(list, code.name());
    }

    private String label(String list, String code) {
        return code == null ? null : lists.find(list, code).map(language::label).orElse(code);
    }

    private String codes(String list, Collection<?> codes) {
        return codes == null
                ? null
                : codes.stream()
                        .map(code -> label(list, code.toString()))
                        .collect(Collectors.joining(language == Language.AR ? "، " : ", "));
    }

    private String spoken(String code) {
        return code == null
                ? null
                : Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(language.tag()));
    }
}
