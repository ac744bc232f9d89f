package org.wasl.registry.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.household.ListedHomes;

/** Who lives with whom by a list: kept while it is read, since the people of a home may stand anywhere in it, and settled home by home at its end. */
@ApplicationScoped
class HomesOfLists {
    /** Where an agency names no scheme of its own. */
    private static final String UNNAMED = "household";

    private static final int HOMES = 200;

    private final Session session;
    private final PersonImports imports;
    private final ListedHomes homes;

    @Inject
    HomesOfLists(Session session, PersonImports imports, ListedHomes homes) {
        this.session = session;
        this.imports = imports;
        this.homes = homes;
    }

    record Lives(long line, PersonId person, Row.Home home) {}

    private record Kept(String home, long line, UUID person, String role) {
        ListedHomes.Listed listed() {
            return new ListedHomes.Listed(
                    line, new PersonId(person), role == null ? null : HouseholdRole.valueOf(role));
        }
    }

    void keep(UUID job, List<Lives> all) {
        if (all.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("insert into person_import_home (import_id, home, line, person_id, role)"
                        + " select :job, h.home, h.line, h.person, h.role from unnest(cast(:homes as text[]), cast(:lines as bigint[]),"
                        + " cast(:persons as uuid[]), cast(:roles as text[])) as h(home, line, person, role)")
                .setParameter("job", job)
                .setParameter("homes", all.stream().map(one -> one.home().id()).toArray(String[]::new))
                .setParameter("lines", all.stream().map(Lives::line).toArray(Long[]::new))
                .setParameter(
                        "persons", all.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .setParameter(
                        "roles",
                        all.stream()
                                .map(one -> one.home().role() == null
                                        ? null
                                        : one.home().role().name())
                                .toArray(String[]::new))
                .executeUpdate();
    }

    /** @return of how many lines; 0 where nothing is left to settle */
    int settleSome(PersonImport job) {
        List<Kept> kept = session.createNativeQuery(
                        "select home, line, person_id, role from person_import_home where import_id = :job and home in"
                                + " (select distinct home from person_import_home where import_id = :job order by home limit :most)"
                                + " order by home, line",
                        Kept.class)
                .setParameter("job", job.rawId())
                .setParameter("most", HOMES)
                .getResultList();
        Map<ExternalId, List<ListedHomes.Listed>> listed = new LinkedHashMap<>();
        kept.forEach(one -> listed.computeIfAbsent(name(job, one.home()), none -> new ArrayList<>())
                .add(one.listed()));
        Journal.asSystem(
                job.actor(),
                () -> imports.keep(
                        job.rawId(),
                        homes.settle(job.agency(), listed).stream()
                                .map(refused -> new Row.Fault(refused.line(), "household_id", refused.code()))
                                .toList()));
        forget(job.rawId(), kept.stream().map(Kept::home).distinct().toArray(String[]::new));
        return kept.size();
    }

    /** As the agency's system calls a home. */
    static ExternalId name(PersonImport job, String home) {
        return new ExternalId(job.scheme() == null ? UNNAMED : job.scheme(), home);
    }

    private void forget(UUID job, String[] settled) {
        session.createNativeMutationQuery(
                        "delete from person_import_home where import_id = :job and home = any(cast(:homes as text[]))")
                .setParameter("job", job)
                .setParameter("homes", settled)
                .executeUpdate();
    }
}
