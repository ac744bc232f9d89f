package org.wasl.cases.casefile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;

/** Cases as the platform itself finds them, whoever calls: for events of other services and for imports. What a caller may see is found by {@link CaseFiles}. */
@ApplicationScoped
public class PlatformCases implements PanacheRepositoryBase<CaseFile, UUID> {
    public List<CaseFile> runningOf(String owner) {
        return list("ownership.ownerId = ?1 and lifecycle.status in ?2", owner, CaseLifecycle.RUNNING);
    }

    /** For imports, whose caller knows no case by need to know: running cases of the agency that are not restricted. */
    public List<UUID> runningOfAgency(PersonId subject, Programme programme, Caller caller) {
        return getEntityManager()
                .createQuery(
                        "select e.id from CaseFile e where e.agencyId = :agency and e.subjectId = :subject"
                                + " and e.programme = :programme and e.lifecycle.status in :running and e.sensitivity <> RESTRICTED",
                        UUID.class)
                .setParameter("agency", caller.agency().value())
                .setParameter("subject", subject.value())
                .setParameter("programme", programme)
                .setParameter("running", CaseLifecycle.RUNNING)
                .getResultList();
    }

    /** Those of these that an agency's system may know of. */
    public Set<UUID> unrestrictedAmong(Set<UUID> ids) {
        return ofIds(ids).stream()
                .filter(file -> !file.restricted())
                .filter(file -> file.mergedInto()
                        .map(into -> findById(into.value()))
                        .filter(CaseFile::restricted)
                        .isEmpty())
                .map(CaseFile::rawId)
                .collect(Collectors.toSet());
    }

    /** Those that rest on one of these consents. */
    public List<CaseFile> onConsents(Set<UUID> consents) {
        return list("lifecycle.basis.consentId in ?1 and lifecycle.basis.consentEndedAt is null", consents).stream()
                .filter(file -> file.lifecycle().consent().isPresent())
                .toList();
    }

    public List<CaseFile> ofIds(Set<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    public List<CaseFile> ofSubject(PersonId person) {
        return list("subjectId = ?1", person.value());
    }

    /** @param records of one or several persons */
    public List<CaseFile> ofSubjects(Set<UUID> records) {
        return records.isEmpty() ? List.of() : list("subjectId in ?1", records);
    }
}
