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
import org.wasl.contracts.code.HouseholdStay;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.value.ExternalId;
import org.wasl.registry.household.HouseholdAssembler;

/** The households of an imported list. Rows are stored while the list is read, since members of a household may stand anywhere in it; the households are made at its end. */
@ApplicationScoped
class ImportedHouseholds {
    /** Where an agency names no scheme of its own. */
    private static final String UNNAMED = "household";

    private static final int HOMES = 200;

    private final Session session;
    private final PersonImports imports;
    private final HouseholdAssembler homes;

    @Inject
    ImportedHouseholds(Session session, PersonImports imports, HouseholdAssembler homes) {
        this.session = session;
        this.imports = imports;
        this.homes = homes;
    }

    record MembershipRow(long line, PersonId person, Row.Home home, HouseholdStay stay) {}

    private record Kept(String home, long line, UUID person, String role, String stay) {
        HouseholdAssembler.ListedMember listed() {
            return new HouseholdAssembler.ListedMember(
                    line, new PersonId(person), role == null ? null : HouseholdRole.valueOf(role));
        }
    }

    void keep(UUID job, List<MembershipRow> all) {
        if (all.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery(
                        "insert into person_import_home (import_id, home, line, person_id, role, stay)"
                                + " select :job, h.home, h.line, h.person, h.role, h.stay from unnest(cast(:homes as text[]), cast(:lines as bigint[]),"
                                + " cast(:persons as uuid[]), cast(:roles as text[]), cast(:stays as text[])) as h(home, line, person, role, stay)")
                .setParameter("job", job)
                .setParameter("homes", all.stream().map(one -> one.home().id()).toArray(String[]::new))
                .setParameter("lines", all.stream().map(MembershipRow::line).toArray(Long[]::new))
                .setParameter(
                        "persons", all.stream().map(one -> one.person().value()).toArray(UUID[]::new))
                .setParameter(
                        "roles",
                        all.stream()
                                .map(one -> one.home().role() == null
                                        ? null
                                        : one.home().role().name())
                                .toArray(String[]::new))
                .setParameter(
                        "stays", all.stream().map(one -> one.stay().name()).toArray(String[]::new))
                .executeUpdate();
    }

    /** Main homes first: a second one is for whoever has a main one. @return how many lines were used; 0 when all households are made */
    int assembleSome(PersonImport job) {
        List<Kept> kept = session.createNativeQuery(
                        "with next as (select * from person_import_home where import_id = :job and stay ="
                                + " (select min(stay) from person_import_home where import_id = :job))"
                                + " select home, line, person_id, role, stay from next where home in"
                                + " (select distinct home from next order by home limit :most) order by home, line",
                        Kept.class)
                .setParameter("job", job.rawId())
                .setParameter("most", HOMES)
                .getResultList();
        Map<ExternalId, List<HouseholdAssembler.ListedMember>> listed = new LinkedHashMap<>();
        kept.forEach(one -> listed.computeIfAbsent(name(job, one.home()), none -> new ArrayList<>())
                .add(one.listed()));
        boolean second =
                kept.stream().anyMatch(one -> HouseholdStay.SHARED.name().equals(one.stay()));
        Journal.asSystem(
                job.actor(),
                () -> imports.keep(
                        job.rawId(),
                        second
                                ? faults("second_household_id", homes.addSecondHomes(job.agency(), listed))
                                : faults("household_id", homes.assemble(job.agency(), listed))));
        deleteRows(
                job.rawId(),
                second ? HouseholdStay.SHARED : HouseholdStay.MAIN,
                kept.stream().map(Kept::home).distinct().toArray(String[]::new));
        return kept.size();
    }

    /** The id of a household in the agency's own system. */
    static ExternalId name(PersonImport job, String home) {
        return new ExternalId(job.scheme() == null ? UNNAMED : job.scheme(), home);
    }

    private static List<Row.Fault> faults(String column, List<HouseholdAssembler.RejectedLine> refused) {
        return refused.stream()
                .map(one -> new Row.Fault(one.line(), column, one.code()))
                .toList();
    }

    private void deleteRows(UUID job, HouseholdStay stay, String[] settled) {
        session.createNativeMutationQuery(
                        "delete from person_import_home where import_id = :job and stay = :stay and home = any(cast(:homes as text[]))")
                .setParameter("job", job)
                .setParameter("stay", stay.name())
                .setParameter("homes", settled)
                .executeUpdate();
    }
}
