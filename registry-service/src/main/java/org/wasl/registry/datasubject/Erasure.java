package org.wasl.registry.datasubject;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ErasureObstacle;
import org.wasl.contracts.code.ErasureOutcome;
import org.wasl.contracts.code.RetentionSubject;
import org.wasl.contracts.event.PersonStatusChanged;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.RegistryProblem;
import org.wasl.registry.careteam.CareTeams;
import org.wasl.registry.guardianship.Guardianships;
import org.wasl.registry.household.HouseholdHeads;
import org.wasl.registry.household.Households;
import org.wasl.registry.person.Person;
import org.wasl.registry.person.PersonEraser;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.retention.RetentionRules;

/** Taking a person out of the registry, as far as the law and ties to other persons allow it. */
@ApplicationScoped
public class Erasure {
    private static final Set<ErasureObstacle> OF_CASES =
            EnumSet.of(ErasureObstacle.RUNNING_CASE, ErasureObstacle.CLOSED_CASE_KEPT);

    private final PersonEraser eraser;
    private final CareTeams cases;
    private final Households households;
    private final HouseholdHeads heads;
    private final Guardianships guardianships;
    private final RetentionRules rules;
    private final List<PersonPart> parts;
    private final Journal journal;
    private final Clock clock;

    @Inject
    Erasure(
            PersonEraser eraser,
            CareTeams cases,
            Households households,
            HouseholdHeads heads,
            Guardianships guardianships,
            RetentionRules rules,
            @All List<PersonPart> parts,
            Journal journal,
            Clock clock) {
        this.eraser = eraser;
        this.cases = cases;
        this.households = households;
        this.heads = heads;
        this.guardianships = guardianships;
        this.rules = rules;
        this.parts = parts;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param until when it will be none by itself; null where somebody has to act */
    @Schema(name = "ErasureObstacleFound")
    public record Obstacle(
            ErasureObstacle code, @Schema(nullable = true) Instant until) {}

    /** What stands against it now. */
    public List<Obstacle> obstacles(Person person) {
        List<Obstacle> found = new ArrayList<>();
        if (cases.haveOpenCase(person.allIds())) {
            found.add(new Obstacle(ErasureObstacle.RUNNING_CASE, null));
        }
        keptUntil(person).ifPresent(until -> found.add(new Obstacle(ErasureObstacle.CLOSED_CASE_KEPT, until)));
        if (households.isNeeded(person)) {
            found.add(new Obstacle(ErasureObstacle.HEAD_OF_HOUSEHOLD, null));
        }
        if (guardianships.isGuardian(person)) {
            found.add(new Obstacle(ErasureObstacle.GUARDIAN_OF_SOMEBODY, null));
        }
        return found;
    }

    /**
     * As they may be told to the caller. Against letting go of a person whom another agency holds, too, nothing stands, whatever case there is. That there is a
     * case which the caller may not know of is not said, only that something must be kept: of the last record that cannot be left unsaid.
     */
    List<Obstacle> told(Person person) {
        if (person.isJoined()) {
            return List.of();
        }
        List<Obstacle> all = obstacles(person);
        if (!cases.areHidden(person.allIds())) {
            return all;
        }
        return all.stream()
                .map(obstacle -> OF_CASES.contains(obstacle.code())
                        ? new Obstacle(ErasureObstacle.LAWFUL_RETENTION, null)
                        : obstacle)
                .distinct()
                .toList();
    }

    private Optional<Instant> keptUntil(Person person) {
        return rules.keeping(RetentionSubject.CLOSED_CASE)
                .flatMap(keep -> cases.lastEnded(person.allIds()).map(ended -> ended.plus(keep)))
                .filter(until -> until.isAfter(clock.instant()));
    }

    /** For one agency that was asked: where others hold the person too, only its own record is anonymised. */
    ErasureOutcome ask(Person person, AgencyId agency) {
        if (person.isJoined()) {
            parts.forEach(part -> part.release(person, agency));
            journal.record(eraser.release(person, agency), Set.of(agency));
            heads.stateOf(person);
            return ErasureOutcome.RELEASED;
        }
        List<Obstacle> obstacles = told(person);
        if (!obstacles.isEmpty()) {
            throw new Problem(RegistryProblem.ERASURE_NOT_POSSIBLE).with("obstacles", obstacles);
        }
        erase(person);
        return ErasureOutcome.ERASED;
    }

    /** Where nothing stands against it. */
    public void erase(Person person) {
        Set<AgencyId> holders = person.holders();
        PersonStatusChanged event = eraser.erase(person, parts);
        journal.record(event, holders);
    }
}
