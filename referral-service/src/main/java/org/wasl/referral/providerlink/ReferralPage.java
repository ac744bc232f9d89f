package org.wasl.referral.providerlink;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.DeclineReason;
import org.wasl.contracts.code.FailReason;
import org.wasl.contracts.code.NameScript;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.platform.problem.Language;
import org.wasl.platform.value.Amman;
import org.wasl.referral.disclosure.SharedProfile;
import org.wasl.referral.referral.Guidance;
import org.wasl.referral.referral.ReferralView;

/** What the page shows of a referral: what the recipient may see, and the steps open to it, as forms without a script. */
final class ReferralPage {
    private static final List<String> STEPS = List.of("accept", "decline", "start", "complete", "fail");

    private final Template template;
    private final Language language;

    ReferralPage(Template template, Language language) {
        this.template = template;
        this.language = language;
    }

    /** @param ltr a number or a code, written from left to right in both languages */
    public record Row(String name, String value, boolean ltr) {}

    public record Choice(String code, String label) {}

    /** @param codes null where the step needs no reason */
    public record Step(String name, String label, List<Choice> codes) {}

    /** A page with a sentence, and perhaps a button. */
    TemplateInstance plain(String lead, String button, String action, boolean switchable) {
        return blank(switchable ? other() : null)
                .data("lead", lead)
                .data("button", button)
                .data("action", action);
    }

    TemplateInstance of(ReferralView view, String problem) {
        List<Step> steps = view.allowedActions().stream()
                .filter(STEPS::contains)
                .sorted((a, b) -> STEPS.indexOf(a) - STEPS.indexOf(b))
                .map(this::step)
                .toList();
        String lead = view.accessClosed() ? "closed.lead" : steps.isEmpty() ? "waits.lead" : null;
        return blank(other())
                .data("lead", lead)
                .data("rows", view.accessClosed() ? List.of() : rows(view))
                .data("note", view.profile() == null && !view.accessClosed() ? "before.accept" : null)
                .data("steps", steps)
                .data("version", view.head().version())
                .data("problem", problem);
    }

    private TemplateInstance blank(String other) {
        Function<String, String> texts = key -> PageTexts.text(key, language);
        return template.instance()
                .data("lang", language.tag())
                .data("dir", language == Language.AR ? "rtl" : "ltr")
                .data("texts", texts)
                .data("other", other)
                .data("lead", null)
                .data("button", null)
                .data("action", null)
                .data("rows", List.of())
                .data("note", null)
                .data("steps", List.of())
                .data("version", null)
                .data("problem", null);
    }

    private String other() {
        return (language == Language.AR ? Language.EN : Language.AR).tag();
    }

    private Step step(String name) {
        return switch (name) {
            case "decline" -> new Step(name, "why", choices("DeclineReason", DeclineReason.values()));
            case "fail" -> new Step(name, "why", choices("FailReason", FailReason.values()));
            case "complete" -> new Step(name, "outcome", choices("ReferralOutcome", ReferralOutcome.values()));
            default -> new Step(name, null, null);
        };
    }

    private List<Choice> choices(String list, Enum<?>[] codes) {
        return Arrays.stream(codes)
                .map(code -> new Choice(code.name(), PageTexts.label(list, code.name(), language)))
                .toList();
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
                .ifPresent(due -> add(rows, "due", time(due), true));
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
        if (view.profile() != null) {
            person(rows, view.profile());
        }
        if (view.guidance() != null) {
            guidance(rows, view.guidance());
        }
        return rows;
    }

    private void person(List<Row> rows, SharedProfile profile) {
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
        add(rows, "phone", profile.phone(), true);
    }

    private void guidance(List<Row> rows, Guidance guidance) {
        Guidance.ContactRules contact = guidance.contact();
        if (contact != null) {
            add(rows, "contact", code("SafeToContact", contact.safeToContact()), false);
            add(rows, "how", codes("ContactChannel", contact.channels()), false);
            add(rows, "hours", contact.hours(), false);
            if (!contact.sayWho()) {
                add(rows, "mind", PageTexts.text("say.no", language), false);
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
        return code == null ? null : PageTexts.label(list, code, language);
    }

    private String codes(String list, Collection<?> codes) {
        return codes == null ? null : PageTexts.labels(list, codes, language);
    }

    private String spoken(String code) {
        return code == null
                ? null
                : Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(language.tag()));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").format(at.atZone(Amman.ZONE));
    }
}
