package org.wasl.stack.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.wasl.contracts.code.CentreProgrammeStatus;
import org.wasl.contracts.code.DropOutReason;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.code.OutcomeMilestone;
import org.wasl.contracts.code.ProgrammeOutcome;
import org.wasl.contracts.event.CentreProgrammeStated;
import org.wasl.contracts.event.EnrolmentStated;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.SessionStated;
import org.wasl.contracts.id.PersonId;

/** What the centres offer: one programme after the other, each of three months, with who enrolled, what was held and what became of them. */
final class Programmes {
    private static final int MONTHS = 3;
    private static final int PLACES = 16;

    private final Country country;
    private final Chance chance;
    private final long revision;
    private final Consumer<Fact> told;
    private final LocalDate today;

    Programmes(Country country, Chance chance, long revision, Consumer<Fact> told) {
        this.country = country;
        this.chance = chance;
        this.revision = revision;
        this.told = told;
        today = InventedHistory.dayOf(chance.now());
    }

    /** @param adults who may enrol */
    void of(List<PersonId> adults) {
        for (Country.Centre centre : country.centres()) {
            LocalDate first = today.minusMonths(24).plusDays(chance.between(0, MONTHS * 30));
            for (LocalDate start = first; start.isBefore(today); start = start.plusMonths(MONTHS)) {
                programme(centre, start, adults);
            }
        }
    }

    private void programme(Country.Centre centre, LocalDate start, List<PersonId> adults) {
        UUID id = chance.id();
        LocalDate end = start.plusMonths(MONTHS).minusDays(1);
        boolean ended = end.isBefore(today);
        told.accept(new CentreProgrammeStated(
                id,
                revision,
                centre.organization(),
                chance.any(List.of("WOMEN_EMPOWERMENT", "VOCATIONAL_TRAINING", "LITERACY", "LIFE_SKILLS")),
                centre.id(),
                ended ? CentreProgrammeStatus.ENDED : CentreProgrammeStatus.RUNNING,
                start,
                end,
                PLACES));
        List<PersonId> enrolled = new ArrayList<>();
        while (enrolled.size() < Math.min(PLACES, adults.size())) {
            PersonId person = chance.any(adults);
            if (!enrolled.contains(person)) {
                enrolled.add(person);
            }
        }
        enrolled.forEach(person -> enrolment(id, centre, person, start, end));
        for (LocalDate held = start; !held.isAfter(end) && held.isBefore(today); held = held.plusWeeks(1)) {
            int present = chance.between(PLACES / 2, PLACES);
            told.accept(new SessionStated(
                    chance.id(), revision, id, centre.organization(), held, present, PLACES - present, 0, List.of()));
        }
    }

    private void enrolment(UUID programme, Country.Centre centre, PersonId person, LocalDate start, LocalDate end) {
        Instant enrolledAt = start.atStartOfDay(InventedHistory.JORDAN).toInstant();
        boolean ended = end.isBefore(today);
        boolean dropped = chance.of(0.12);
        Instant changed = dropped
                ? chance.past(chance.later(enrolledAt, 10, 80))
                : ended ? end.atStartOfDay(InventedHistory.JORDAN).toInstant() : null;
        boolean completed = ended && !dropped;
        told.accept(new EnrolmentStated(
                chance.id(),
                revision,
                programme,
                centre.organization(),
                person,
                completed
                        ? EnrolmentStatus.COMPLETED
                        : dropped && changed != null ? EnrolmentStatus.DROPPED_OUT : EnrolmentStatus.ENROLLED,
                dropped && changed != null
                        ? chance.any(List.of(DropOutReason.TRANSPORT, DropOutReason.CHILD_CARE, DropOutReason.WORK))
                        : null,
                enrolledAt,
                changed == null ? enrolledAt : changed,
                completed ? end : null,
                completed ? outcomes(end) : List.of()));
    }

    private List<EnrolmentStated.Outcome> outcomes(LocalDate end) {
        List<EnrolmentStated.Outcome> outcomes = new ArrayList<>();
        for (OutcomeMilestone milestone : OutcomeMilestone.values()) {
            LocalDate expected = end.plus(MONTHS * (long) milestone.ordinal(), ChronoUnit.MONTHS);
            boolean known = expected.isBefore(today) && chance.of(0.85);
            outcomes.add(new EnrolmentStated.Outcome(
                    milestone,
                    expected,
                    known
                            ? chance.any(List.of(
                                    ProgrammeOutcome.WORK_FOUND,
                                    ProgrammeOutcome.OWN_BUSINESS,
                                    ProgrammeOutcome.FURTHER_TRAINING,
                                    ProgrammeOutcome.NONE,
                                    ProgrammeOutcome.NONE))
                            : null,
                    known ? expected : null));
        }
        return outcomes;
    }
}
