package org.wasl.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.stack.DemoAccounts;

/**
 * Referrals of twenty agencies over three years, a quarter of them the ministry's; every fiftieth goes to the demo's provider, the others more to some places
 * than to others. Those of the last month are under way, of the older ones a twentieth. Nothing is due at once: what is swept is made due when it is measured.
 */
final class ReferralData {
    private static final int AGENCIES = 20;
    private static final int OF_THE_PROVIDER = 50;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final ReferralStatus[] RECENT = {
        ReferralStatus.SENT,
        ReferralStatus.RECEIVED,
        ReferralStatus.RECEIVED,
        ReferralStatus.ACCEPTED,
        ReferralStatus.IN_PROGRESS,
        ReferralStatus.IN_PROGRESS,
        ReferralStatus.ON_HOLD,
        ReferralStatus.DECLINED
    };
    private static final ReferralStatus[] OLD = {
        ReferralStatus.COMPLETED,
        ReferralStatus.COMPLETED,
        ReferralStatus.COMPLETED,
        ReferralStatus.DECLINED,
        ReferralStatus.FAILED,
        ReferralStatus.CANCELLED,
        ReferralStatus.EXPIRED
    };
    private static final Map<ReferralStatus, String> CODES = Map.of(
            ReferralStatus.DECLINED, "NO_CAPACITY",
            ReferralStatus.FAILED, "UNREACHABLE",
            ReferralStatus.CANCELLED, "NEED_MET_ELSEWHERE",
            ReferralStatus.ON_HOLD, "AWAITING_CLIENT");

    private final Fill fill;
    private final List<DirectoryData.Place> places;
    private final List<DirectoryData.Place> ofProvider;
    private final Client.Accounts accounts;
    private final Random random = new Random(11);
    private final String[] agencies = new String[AGENCIES];

    private record Row(UUID id, Instant at, ReferralStatus status, String agency) {}

    private record Shown(String sex, String ageBand, String governorate, String preferredLanguage) {}

    private record Named(String script, String use, String given, String father, String family) {}

    private record Told(
            List<Named> names,
            String sex,
            String birthDate,
            String phone,
            List<String> identifiers,
            List<String> redactions) {}

    ReferralData(Fill fill, List<DirectoryData.Place> places, Client.Accounts accounts) {
        this.fill = fill;
        this.places = places;
        this.accounts = accounts;
        UUID provider = UUID.fromString(DemoAccounts.REHABILITATION);
        ofProvider = places.stream()
                .filter(place -> place.organization().equals(provider))
                .toList();
        Arrays.setAll(
                agencies,
                i -> i < AGENCIES / 4
                        ? DemoAccounts.MINISTRY
                        : UUID.randomUUID().toString());
    }

    void fill(int count) throws SQLException, IOException {
        List<Row> rows = new ArrayList<>(count);
        fill.copy(
                "referral (id, version, created_at, updated_at, agency_id, reference, status, priority, case_id, subject_id,"
                        + " original_subject_id, service_type, service_at_location_id, target_organization_id, requester, reason,"
                        + " accommodation_needs, need_codes, consent_id, summary_sealed, profile_sealed, access_closed_at,"
                        + " chain_id, sent_at, received_at, decided_at, started_at, closed_at, deciding_since, acknowledge_due_at,"
                        + " decide_due_at, working_since, contact_due_at, outcome_due_at, reviewing_since, review_due_at, paused_at,"
                        + " reason_code, outcome, next_due_at, next_check_at)",
                out -> {
                    for (int i = 0; i < count; i++) {
                        rows.add(referral(out, i, count));
                    }
                });
        fill.copy(
                "referral_event (id, referral_id, step, from_status, to_status, agency_id, actor, at)",
                out -> events(out, rows));
    }

    private Row referral(Writer out, int i, int count) throws IOException {
        Instant at = Fill.moment(i, count).truncatedTo(ChronoUnit.SECONDS);
        boolean recent = at.isAfter(NOW.minus(Duration.ofDays(30)));
        ReferralStatus status = recent || random.nextInt(20) == 0
                ? RECENT[random.nextInt(RECENT.length)]
                : OLD[random.nextInt(OLD.length)];
        DirectoryData.Place place = i % OF_THE_PROVIDER == 0
                ? ofProvider.get(random.nextInt(ofProvider.size()))
                : places.get((int) (places.size() * Math.pow(random.nextDouble(), 2)));
        ReferralPriority priority =
                ReferralPriority.values()[random.nextInt(20) == 0 ? 0 : random.nextInt(5) == 0 ? 1 : 2];
        boolean answered = status != ReferralStatus.SENT
                && status != ReferralStatus.RECEIVED
                && status != ReferralStatus.EXPIRED
                && status != ReferralStatus.CANCELLED;
        boolean accepted = answered && status != ReferralStatus.DECLINED;
        boolean open = List.of(RECENT).contains(status) && status != ReferralStatus.DECLINED;
        Instant received =
                status == ReferralStatus.SENT || status == ReferralStatus.EXPIRED ? null : at.plus(hours(30));
        Instant decided = answered ? at.plus(hours(30 + 300)) : null;
        Instant started = accepted && status != ReferralStatus.ACCEPTED ? decided.plus(hours(200)) : null;
        Instant closed = open ? null : at.plus(hours(1000));
        boolean hold = status == ReferralStatus.ON_HOLD;
        UUID id = UuidCreator.getTimeOrderedEpoch(at);
        String agency = agencies[random.nextInt(AGENCIES)];
        UUID person = UUID.randomUUID();
        Instant due = open ? NOW.plus(Duration.ofMinutes(random.nextInt(80_000) - 20_000)) : null;
        Fill.line(
                out,
                id,
                3,
                at,
                at,
                agency,
                "R-" + Integer.toString(i + 10_000_000, 32),
                status,
                priority,
                UUID.randomUUID(),
                person,
                person,
                place.type(),
                place.id(),
                place.organization(),
                accounts.caseworker(),
                "She cannot walk to school and asks for help",
                "{}",
                "{DS-PM}",
                UUID.randomUUID(),
                fill.sealed(new Shown("FEMALE", "5-11", "JO-IR", "ar"), id + "/summary"),
                fill.sealed(
                        new Told(
                                List.of(new Named("ARAB", "OFFICIAL", "مريم", "أحمد", "الخالد")),
                                "FEMALE",
                                "2017-03-01",
                                "+962790000000",
                                List.of(),
                                List.of("IDENTIFIERS")),
                        id + "/profile"),
                null,
                id,
                at,
                received,
                decided,
                started,
                closed,
                at,
                at.plus(Duration.ofDays(3)),
                at.plus(Duration.ofDays(14)),
                accepted ? decided : null,
                accepted ? decided.plus(Duration.ofDays(7)) : null,
                accepted ? decided.plus(Duration.ofDays(30)) : null,
                hold ? started : null,
                hold ? due : null,
                hold ? started : null,
                CODES.get(status),
                status == ReferralStatus.COMPLETED ? "SERVICE_RECEIVED" : null,
                due,
                open ? NOW.plus(Duration.ofMinutes(1440 + random.nextInt(80_000))) : null);
        return new Row(id, at, status, agency);
    }

    private void events(Writer out, List<Row> rows) throws IOException {
        for (Row row : rows) {
            event(out, row, 0, "draft", "DRAFT", "DRAFT");
            event(out, row, 1, "send", "DRAFT", "SENT");
            if (row.status() != ReferralStatus.SENT) {
                event(out, row, 2, "acknowledge", "SENT", "RECEIVED");
                if (row.status() != ReferralStatus.RECEIVED) {
                    event(out, row, 3, "accept", "RECEIVED", row.status().name());
                }
            }
        }
    }

    private static void event(Writer out, Row row, int number, String step, String from, String to) throws IOException {
        Instant at = row.at().plusSeconds(number * 3600L);
        Fill.line(out, UuidCreator.getTimeOrderedEpoch(at), row.id(), step, from, to, row.agency(), row.agency(), at);
    }

    private Duration hours(int most) {
        return Duration.ofMinutes(30 + random.nextInt(most * 60));
    }
}
