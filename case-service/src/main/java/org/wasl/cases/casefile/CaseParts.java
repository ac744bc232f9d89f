package org.wasl.cases.casefile;

import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Parts are seen with their case, and found under it only: whoever may not know of the case knows of none of its parts. */
public abstract class CaseParts<E extends CasePart> extends Aggregates<E> {
    @Inject
    CaseFiles cases;

    private final Class<E> kind;
    private final CaseCategory category;

    /** For the proxies of repositories that take other beans. */
    protected CaseParts() {
        this(null, null);
    }

    protected CaseParts(Class<E> kind, CaseCategory category) {
        this.kind = kind;
        this.category = category;
    }

    protected Class<E> kind() {
        return kind;
    }

    /** Which part of a case this is, where parts are opened one by one. */
    public CaseCategory category() {
        return category;
    }

    /** The person was erased: what is said of them is deleted. A room that keeps something for statistics overrides this. */
    public void erase(CaseFile file) {
        list("caseId = ?1", file.rawId()).forEach(this::delete);
    }

    /** How many there are of each case, by a query of case ids and counts. */
    protected Map<UUID, Long> countByCase(String query, Object... parameters) {
        Query counting = getEntityManager().createQuery(query);
        for (int i = 0; i < parameters.length; i++) {
            counting.setParameter(i + 1, parameters[i]);
        }
        Map<UUID, Long> counts = new HashMap<>();
        for (Object row : counting.getResultList()) {
            counts.put((UUID) ((Object[]) row)[0], (Long) ((Object[]) row)[1]);
        }
        return counts;
    }

    @Override
    public Filter<E> visibleTo(Caller caller) {
        return Filter.of(kind())
                .andIn("e.caseId", cases.visibleTo(caller))
                .and(GrantedAccess.asFarAsGranted(category()));
    }

    public Filter<E> of(CaseId file, Caller caller) {
        return visibleTo(caller).and("e.caseId = :case", "case", file.value());
    }

    public E get(CaseId file, UUID id, Caller caller) {
        return one(of(file, caller).and("e.id = :id", "id", id));
    }

    /** One that a body names: 422 with the code where the case has none such. */
    public E named(CaseId file, UUID id, Caller caller, String pointer, String unknown) {
        return named(of(file, caller), id, pointer, unknown);
    }

    public E get(CaseId file, UUID id, Caller caller, IfMatch expected) {
        return IfMatch.require(expected, get(file, id, caller));
    }
}
