package org.wasl.monitoring.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.ReportFormat;
import org.wasl.contracts.code.ReportFrequency;
import org.wasl.contracts.code.ReportLanguage;
import org.wasl.contracts.code.ReportMailState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.Periods;
import org.wasl.monitoring.indicator.SelectedIndicators.Selection;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/**
 * An account that is written to when the figures of a period are published. The mail has a link and no figures. That a mail went, or did not, changes nothing that
 * the account chose, and so no version.
 */
@Entity
@DynamicUpdate
@Table(name = "report_subscription")
class ReportSubscription extends Aggregate {
    private static final int MOST_ATTEMPTS = 8;

    @Column(name = "account_id", updatable = false)
    private String accountId;

    @Column(name = "address_sealed")
    @Type(SealedText.class)
    private String address;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] indicators;

    private String framework;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] dimensions;

    @Enumerated(EnumType.STRING)
    private ReportFrequency frequency;

    @Enumerated(EnumType.STRING)
    private ReportFormat format;

    @Enumerated(EnumType.STRING)
    private ReportLanguage language;

    /** The day after the period whose figures are mailed next. */
    @OptimisticLock(excluded = true)
    @Column(name = "due_on")
    private LocalDate dueOn;

    /** Null where the last mail went, or was given up. */
    @OptimisticLock(excluded = true)
    @Column(name = "retry_at")
    private Instant retryAt;

    @OptimisticLock(excluded = true)
    private int attempts;

    @OptimisticLock(excluded = true)
    @Enumerated(EnumType.STRING)
    @Column(name = "mail_state")
    private ReportMailState mailState = ReportMailState.NOT_YET;

    @OptimisticLock(excluded = true)
    @Column(name = "mailed_at")
    private Instant mailedAt;

    @OptimisticLock(excluded = true)
    @Column(name = "told_from")
    private LocalDate toldFrom;

    @OptimisticLock(excluded = true)
    @Column(name = "told_to")
    private LocalDate toldTo;

    protected ReportSubscription() {}

    /** What an account chooses. */
    record Choice(Selection selection, ReportFrequency frequency, ReportFormat format, ReportLanguage language) {}

    /** @param address of the account, as the identity provider confirms it */
    ReportSubscription(AgencyId agency, String account, String address, Choice choice, Clock clock) {
        super(agency, clock);
        accountId = account;
        write(address, choice, clock);
    }

    /** @return false where it says all that already */
    boolean change(String confirmedAddress, Choice choice, Clock clock) {
        if (choice().equals(choice) && address.equals(confirmedAddress)) {
            return false;
        }
        write(confirmedAddress, choice, clock);
        touch(clock);
        return true;
    }

    private void write(String confirmedAddress, Choice choice, Clock clock) {
        address = confirmedAddress;
        indicators = choice.selection().indicators().toArray(String[]::new);
        framework = choice.selection().framework();
        dimensions = choice.selection().by().stream().map(Enum::name).toArray(String[]::new);
        format = choice.format();
        language = choice.language();
        if (choice.frequency() != frequency) {
            frequency = choice.frequency();
            waitFor(periodOf(JordanTime.today(clock)));
        }
    }

    /** For the figures of a period that is not over. */
    private void waitFor(Periods.Period running) {
        dueOn = running.to().plusDays(1);
        retryAt = null;
        attempts = 0;
    }

    private Periods.Period periodOf(LocalDate day) {
        return Periods.between(day, day, period()).all().get(0);
    }

    /** Whether figures of a period are published that it was not told of. */
    boolean isDue(LocalDate publishedOn, Instant now) {
        return !dueOn.isAfter(publishedOn) && (retryAt == null || !retryAt.isAfter(now));
    }

    /** The last whole period: where none was mailed for a while, those between are left out. */
    Periods.Period told(LocalDate publishedOn) {
        return periodOf(periodOf(publishedOn).from().minusDays(1));
    }

    void mailed(LocalDate publishedOn, Clock clock) {
        Periods.Period told = told(publishedOn);
        toldFrom = told.from();
        toldTo = told.to();
        mailedAt = now(clock);
        mailState = ReportMailState.SENT;
        waitFor(periodOf(publishedOn));
    }

    /** It is tried again, each time after a longer while; at last it is given up until the next period is over. */
    void notMailed(LocalDate publishedOn, Clock clock) {
        attempts++;
        if (attempts < MOST_ATTEMPTS) {
            mailState = ReportMailState.RETRYING;
            retryAt = now(clock).plus(Duration.ofMinutes((long) attempts * attempts));
        } else {
            mailState = ReportMailState.UNDELIVERED;
            waitFor(periodOf(publishedOn));
        }
    }

    Choice choice() {
        return new Choice(
                new Selection(
                        List.of(indicators),
                        framework,
                        Arrays.stream(dimensions)
                                .map(IndicatorDimension::valueOf)
                                .toList()),
                frequency,
                format,
                language);
    }

    IndicatorPeriod period() {
        return periodOf(frequency);
    }

    static IndicatorPeriod periodOf(ReportFrequency frequency) {
        return IndicatorPeriod.valueOf(frequency.name());
    }

    String address() {
        return address;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    ReportMailState mailState() {
        return mailState;
    }

    /** Null where none went yet, as the days of its period. */
    Instant mailedAt() {
        return mailedAt;
    }

    LocalDate toldFrom() {
        return toldFrom;
    }

    LocalDate toldTo() {
        return toldTo;
    }
}
