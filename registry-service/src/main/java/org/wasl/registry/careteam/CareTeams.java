package org.wasl.registry.careteam;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.event.Parting;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.access.RecordAccess;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.registry.person.Persons;

/** The care teams of persons: which cases a person has, which of them the caller may know of, and who works on them. */
@ApplicationScoped
public class CareTeams {
    private final RecordAccesses accesses;
    private final Persons persons;

    @Inject
    CareTeams(RecordAccesses accesses, Persons persons) {
        this.accesses = accesses;
        this.persons = persons;
    }

    /** A case that the person has or had: what the registry knows of it. */
    @Schema(name = "KnownCase")
    public record KnownCase(UUID caseId, AgencyId agencyId, boolean running) {}

    /** Those that the caller may know of, newest first. */
    public List<KnownCase> known(Collection<UUID> persons) {
        List<RecordAccess> all = of(persons);
        Set<UUID> known = knownAmong(all);
        return all.stream()
                .filter(one -> known.contains(one.recordId()))
                .map(one -> new KnownCase(one.recordId(), one.agency(), one.running()))
                .toList();
    }

    /** Whether a case exists of which the caller may not know. */
    public boolean areHidden(Collection<UUID> persons) {
        List<RecordAccess> all = of(persons);
        return knownAmong(all).size() < all.size();
    }

    /** Those of these persons of whom the caller owns an open case, or covers for the owner; also on another record of the same person. */
    public Set<UUID> ownClientsAmong(Collection<UUID> persons) {
        Map<UUID, UUID> survivors = this.persons.recordsOf(persons);
        List<RecordAccess> running =
                of(survivors.keySet()).stream().filter(RecordAccess::running).toList();
        Set<UUID> owned =
                accesses.ownedAmong(running.stream().map(RecordAccess::recordId).toList());
        Set<UUID> own = running.stream()
                .filter(one -> owned.contains(one.recordId()))
                .map(one -> survivors.get(one.subjectId()))
                .collect(Collectors.toSet());
        return persons.stream()
                .filter(person -> own.contains(survivors.get(person)))
                .collect(Collectors.toSet());
    }

    /** The accounts of the caller's agency that own a running case of these persons. */
    public Set<String> ownersOf(Collection<UUID> persons) {
        return accesses.ownersOf(of(persons).stream()
                .filter(RecordAccess::running)
                .map(RecordAccess::recordId)
                .toList());
    }

    /** The open case of these persons on which the caller works: what the caller records now is recorded on it. Of several the most restricted, then the newest. */
    public Optional<UUID> currentCase(Collection<UUID> persons) {
        List<RecordAccess> running =
                of(persons).stream().filter(RecordAccess::running).toList();
        Set<UUID> currentCase = accesses.workedAmong(
                running.stream().map(RecordAccess::recordId).toList());
        return running.stream()
                .filter(one -> currentCase.contains(one.recordId()))
                .max(Comparator.comparing(RecordAccess::sensitivity).thenComparing(RecordAccess::recordId))
                .map(RecordAccess::recordId);
    }

    /** Whether an agency works with one of the persons on a restricted case. */
    public boolean areRestrictedIn(AgencyId agency, Collection<UUID> persons) {
        return accesses.count(
                        "subjectId in ?1 and agencyId = ?2 and running = true and sensitivity = ?3",
                        persons,
                        agency.value(),
                        Sensitivity.RESTRICTED)
                > 0;
    }

    /** The accounts that may know of the cases of these persons of which the caller may, and the caller. */
    public Set<String> accountsWhoMayKnow(Collection<UUID> persons, Caller caller) {
        Set<String> accounts = accesses.accountsOf(
                known(persons).stream().map(one -> one.caseId()).toList());
        accounts.add(caller.subject());
        return accounts;
    }

    /** A merge was taken back: the cases go each with one of the two persons. */
    public void part(Parting parting) {
        accesses.part(parting);
        accesses.flush();
    }

    private List<RecordAccess> of(Collection<UUID> persons) {
        return accesses.list("subjectId in ?1 order by recordId desc", persons);
    }

    private Set<UUID> knownAmong(List<RecordAccess> all) {
        return accesses.knownAmong(all.stream().map(RecordAccess::recordId).toList(), CaseCategory.SUBJECT);
    }

    public boolean haveOpenCase(Collection<UUID> persons) {
        return accesses.count("subjectId in ?1 and running = true", persons) > 0;
    }

    /** When the last of the persons' cases ended; empty where there was none. */
    public Optional<Instant> lastEnded(Collection<UUID> persons) {
        return of(persons).stream()
                .map(RecordAccess::endedAt)
                .filter(ended -> ended != null)
                .max(Instant::compareTo);
    }
}
