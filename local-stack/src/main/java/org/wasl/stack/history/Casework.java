package org.wasl.stack.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.AssessmentType;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.code.FollowUpStatus;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.code.ServiceDeliveryStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.event.AssessmentStated;
import org.wasl.contracts.event.CaseStated;
import org.wasl.contracts.event.DeliveryStated;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FeedbackStated;
import org.wasl.contracts.event.FollowUpStated;
import org.wasl.contracts.event.PersonStated;
import org.wasl.contracts.event.PlanStated;
import org.wasl.contracts.event.TaskStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

/** The case of every third person, from its first contact to its closure or until now. */
final class Casework {
    private static final double WITH_A_CASE = 0.35;
    private static final double WITH_A_REFERRAL = 0.45;
    /** Of a hundred cases; drawn in the order of the enum. */
    private static final Map<RiskLevel, Integer> RISKS =
            new EnumMap<>(Map.of(RiskLevel.HIGH, 15, RiskLevel.MEDIUM, 45, RiskLevel.LOW, 40));
    /** Hours until somebody must have been in touch. */
    private static final Map<RiskLevel, Integer> FIRST_RESPONSE =
            Map.of(RiskLevel.HIGH, 24, RiskLevel.MEDIUM, 72, RiskLevel.LOW, 168);

    private static final List<ServiceType> OWN_SERVICES = List.of(
            ServiceType.MHPSS, ServiceType.CASH_ASSISTANCE, ServiceType.LEGAL_ASSISTANCE, ServiceType.FAMILY_MEDIATION);

    private final Country country;
    private final Chance chance;
    private final long revision;
    private final Consumer<Fact> told;
    private final Referrals referrals;

    Casework(Country country, Chance chance, long revision, Consumer<Fact> told) {
        this.country = country;
        this.chance = chance;
        this.revision = revision;
        this.told = told;
        referrals = new Referrals(chance, revision, told);
    }

    /** When each thing happened; null while it is still to come. */
    private record Course(
            Instant opened, Instant responded, Instant assessed, Instant planned, Instant begun, Instant closed) {}

    void of(PersonStated person) {
        if (!chance.of(WITH_A_CASE)) {
            return;
        }
        Programme programme = programme(person);
        RiskLevel risk = chance.weighted(RISKS);
        Course course = course(chance.later(person.registeredAt(), 0, 40), risk);
        if (course == null) {
            return;
        }
        CaseId id = new CaseId(chance.id());
        caseFile(id, person, programme, risk, course);
        AgencyId agency = person.agencyId();
        task(id, agency, TaskType.FIRST_RESPONSE, course.opened, FIRST_RESPONSE.get(risk), course.responded);
        task(id, agency, TaskType.ASSESSMENT, course.opened, 14 * 24, course.assessed);
        assessment(id, agency, course);
        if (course.assessed != null) {
            task(id, agency, TaskType.PLAN, course.assessed, 14 * 24, course.planned);
        }
        if (course.planned != null) {
            plan(id, agency, course);
            deliveries(id, person, course);
            followUps(id, agency, course);
        }
        if (course.closed != null && chance.of(0.45)) {
            told.accept(new FeedbackStated(
                    chance.id(),
                    revision,
                    id,
                    agency,
                    chance.any(List.of(2, 3, 4, 4, 5, 5)),
                    chance.any(List.of(FeedbackChannel.values())),
                    course.closed));
        }
    }

    private Programme programme(PersonStated person) {
        int age = InventedHistory.dayOf(chance.now()).getYear() - person.birthYear();
        if (age < 18) {
            return Programme.CHILD_PROTECTION;
        }
        if (person.disability() && chance.of(0.6)) {
            return Programme.DISABILITY;
        }
        if (age >= 60) {
            return Programme.OLDER_PERSON;
        }
        if (person.sex() == Sex.FEMALE && chance.of(0.25)) {
            return Programme.GBV;
        }
        return chance.of(0.6) ? Programme.FAMILY_SUPPORT : Programme.GENERAL_PROTECTION;
    }

    private Course course(Instant opened, RiskLevel risk) {
        if (chance.past(opened) == null) {
            return null;
        }
        int hours = FIRST_RESPONSE.get(risk);
        Instant responded = chance.past(opened.plus(
                Duration.ofHours(chance.of(0.83) ? chance.between(1, hours) : chance.between(hours, 3 * hours))));
        Instant assessed = chance.past(chance.later(opened, 3, 19));
        Instant planned = assessed == null ? null : chance.past(chance.later(assessed, 2, 17));
        Instant begun = planned == null ? null : chance.past(chance.later(planned, 1, 10));
        Instant closed = begun == null ? null : chance.past(chance.later(begun, 40, 320));
        return new Course(opened, responded, assessed, planned, begun, closed);
    }

    private void caseFile(CaseId id, PersonStated person, Programme programme, RiskLevel risk, Course course) {
        ClosureReason reason = course.closed == null
                ? null
                : chance.of(0.66)
                        ? ClosureReason.GOALS_ACHIEVED
                        : chance.any(List.of(
                                ClosureReason.NO_LONGER_AT_RISK,
                                ClosureReason.CLIENT_REQUEST,
                                ClosureReason.LOST_CONTACT,
                                ClosureReason.RELOCATED));
        List<CaseStated.State> states = new ArrayList<>();
        state(states, course.opened, person, CaseStage.ASSESSMENT, RiskLevel.NOT_ASSESSED, null);
        state(states, course.assessed, person, CaseStage.CASE_PLANNING, risk, null);
        state(states, course.begun, person, CaseStage.IMPLEMENTATION, risk, null);
        state(states, course.closed, person, CaseStage.CLOSURE, risk, reason);
        CaseStated.State last = states.get(states.size() - 1);
        told.accept(new CaseStated(
                id.value(),
                revision,
                person.agencyId(),
                person.agencyId(),
                new PersonId(person.recordId()),
                programme,
                programme == Programme.GBV ? Sensitivity.RESTRICTED : Sensitivity.STANDARD,
                last.status(),
                last.stage(),
                last.risk(),
                chance.any(List.of(IdentificationSource.values())),
                List.of(concern(programme)),
                null,
                null,
                InventedHistory.dayOf(course.opened),
                course.opened,
                course.responded,
                course.closed,
                reason,
                course.closed == null ? null : chance.between(1, 3),
                0,
                null,
                null,
                null,
                programme == Programme.GBV,
                null,
                states));
    }

    private static void state(
            List<CaseStated.State> states,
            Instant since,
            PersonStated person,
            CaseStage stage,
            RiskLevel risk,
            ClosureReason reason) {
        if (since != null) {
            states.add(new CaseStated.State(
                    since,
                    person.agencyId(),
                    stage == CaseStage.CLOSURE ? CaseStatus.CLOSED : CaseStatus.OPEN,
                    stage,
                    risk,
                    reason));
        }
    }

    private String concern(Programme programme) {
        return switch (programme) {
            case CHILD_PROTECTION -> chance.any(List.of("child_labour", "school_dropout", "neglect", "separated"));
            case GBV -> chance.any(List.of("emotional_or_psychological", "gbv_survivor"));
            case DISABILITY -> chance.any(List.of("functional_difficulty_walking", "difficulty_with_self_care"));
            case OLDER_PERSON -> chance.any(List.of("living_with_vulnerable_person", "serious_health_issue"));
            case FAMILY_SUPPORT, GENERAL_PROTECTION ->
                chance.any(List.of("loss_of_income", "psychosocial_distress", "homelessness"));
        };
    }

    private void task(CaseId id, AgencyId agency, TaskType kind, Instant created, int hours, Instant done) {
        Instant due = created.plus(Duration.ofHours(hours));
        boolean late = (done == null ? chance.now() : done).isAfter(due);
        told.accept(new TaskStated(
                chance.id(),
                revision,
                id,
                agency,
                kind,
                done == null ? TaskStatus.OPEN : TaskStatus.DONE,
                created,
                due,
                late ? due : null,
                done));
    }

    private void assessment(CaseId id, AgencyId agency, Course course) {
        told.accept(new AssessmentStated(
                chance.id(),
                revision,
                id,
                agency,
                AssessmentType.INITIAL,
                null,
                null,
                course.assessed == null ? AssessmentStatus.DRAFT : AssessmentStatus.APPROVED,
                course.opened,
                course.assessed,
                course.assessed));
    }

    private void plan(CaseId id, AgencyId agency, Course course) {
        boolean closed = course.closed != null;
        told.accept(new PlanStated(
                chance.id(),
                revision,
                id,
                agency,
                1,
                PlanStatus.ACTIVE,
                chance.of(0.9),
                course.planned,
                course.planned,
                Stream.generate(() -> new PlanStated.Goal(
                                !closed
                                        ? GoalOutcome.IN_PROGRESS
                                        : chance.any(List.of(
                                                GoalOutcome.ACHIEVED,
                                                GoalOutcome.ACHIEVED,
                                                GoalOutcome.ACHIEVED,
                                                GoalOutcome.PARTLY,
                                                GoalOutcome.NOT_ACHIEVED)),
                                null))
                        .limit(chance.between(1, 3))
                        .toList(),
                List.of(closed ? PlanActionStatus.DONE : PlanActionStatus.PLANNED)));
    }

    private void deliveries(CaseId id, PersonStated person, Course course) {
        Instant delivered = chance.past(chance.later(course.planned, 3, 60));
        told.accept(new DeliveryStated(
                chance.id(),
                revision,
                id,
                person.agencyId(),
                chance.any(OWN_SERVICES),
                delivered == null ? ServiceDeliveryStatus.IN_PROGRESS : ServiceDeliveryStatus.DELIVERED,
                null,
                null,
                null,
                InventedHistory.dayOf(course.planned),
                null,
                delivered == null ? null : InventedHistory.dayOf(delivered)));
        if (chance.of(WITH_A_REFERRAL)) {
            referrals.of(
                    id,
                    person,
                    country.service(person.agencyId(), person.governorate(), chance),
                    chance.later(course.planned, 0, 5));
        }
    }

    private void followUps(CaseId id, AgencyId agency, Course course) {
        Instant end = course.closed == null ? chance.now() : course.closed;
        for (Instant planned = chance.later(course.planned, 20, 40);
                planned.isBefore(end);
                planned = chance.later(planned, 40, 80)) {
            boolean missed = chance.of(0.1);
            told.accept(new FollowUpStated(
                    chance.id(),
                    revision,
                    id,
                    agency,
                    chance.any(List.of(FollowUpType.HOME_VISIT, FollowUpType.PHONE, FollowUpType.OFFICE)),
                    missed ? FollowUpStatus.MISSED : FollowUpStatus.DONE,
                    planned,
                    missed ? null : planned));
        }
    }
}
