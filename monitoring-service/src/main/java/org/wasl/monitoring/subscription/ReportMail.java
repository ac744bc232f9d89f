package org.wasl.monitoring.subscription;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wasl.contracts.code.ReportLanguage;
import org.wasl.monitoring.indicator.Periods;
import org.wasl.monitoring.indicator.SelectedIndicators;
import org.wasl.monitoring.opendata.OpenFigureLines;
import org.wasl.platform.config.PublicAddress;
import org.wasl.platform.value.LocalizedText;

/** What is written to a subscriber: which figures are published, and the link to their file. The link leads to a sign-in; what the file tells is decided for whoever opens it. */
@ApplicationScoped
class ReportMail {
    private final SelectedIndicators selected;
    private final OpenFigureLines openFigures;
    private final PublicAddress address;
    private final Template arabic;
    private final Template english;

    @Inject
    ReportMail(
            SelectedIndicators selected,
            OpenFigureLines openFigures,
            PublicAddress address,
            @Location("report-mail/ar.txt") Template arabic,
            @Location("report-mail/en.txt") Template english) {
        this.selected = selected;
        this.openFigures = openFigures;
        this.address = address;
        this.arabic = arabic;
        this.english = english;
    }

    /**
     * In a transaction.
     *
     * @param attach whether what the open data hold of the period goes along
     */
    Mail of(ReportSubscription subscription, Periods.Period period, boolean attach) {
        ReportSubscription.Choice choice = subscription.choice();
        boolean inArabic = choice.language() == ReportLanguage.AR;
        List<SelectedIndicators.Selected> all = selected.of(choice.selection(), "/");
        List<String> titles = all.stream()
                .flatMap(each -> each.titles().stream())
                .map(inArabic ? LocalizedText::ar : LocalizedText::en)
                .distinct()
                .toList();
        Optional<byte[]> open = attach ? openData(all, choice, period) : Optional.empty();
        String text = (inArabic ? arabic : english)
                .data("from", period.from())
                .data("to", period.to())
                .data("titles", titles)
                .data("link", link(subscription, period))
                .data("attached", open.isPresent())
                .render();
        String subject = (inArabic ? "وصل: أرقام الفترة من %s إلى %s" : "Wasl: figures of %s to %s")
                .formatted(period.from(), period.to());
        Mail mail = Mail.withText(subscription.address(), subject, text);
        open.ifPresent(lines -> mail.addAttachment("open-data.csv", lines, "text/csv;charset=UTF-8"));
        return mail;
    }

    private Optional<byte[]> openData(
            List<SelectedIndicators.Selected> all, ReportSubscription.Choice choice, Periods.Period period) {
        return openFigures.csv(
                all.stream().map(each -> each.indicator().code()).toList(),
                choice.selection().by(),
                period.from(),
                period.to());
    }

    /** The page of the dashboard that offers the file. */
    private String link(ReportSubscription subscription, Periods.Period period) {
        ReportSubscription.Choice choice = subscription.choice();
        UriBuilder link = UriBuilder.fromUri(address.of("/monitoring"))
                .queryParam("lang", choice.language().name().toLowerCase(Locale.ROOT))
                .queryParam("view", "file")
                .queryParam("period", subscription.period())
                .queryParam("from", period.from())
                .queryParam("to", period.to())
                .queryParam("format", choice.format());
        if (!choice.selection().indicators().isEmpty()) {
            link.queryParam("codes", String.join(",", choice.selection().indicators()));
        }
        if (choice.selection().framework() != null) {
            link.queryParam("plan", choice.selection().framework());
        }
        choice.selection().by().forEach(dimension -> link.queryParam("by", dimension));
        return link.build().toString();
    }
}
