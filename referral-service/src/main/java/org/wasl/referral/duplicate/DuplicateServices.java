package org.wasl.referral.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.DuplicateStrength;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.value.JordanTime;

/** Which persons get a service already, from whomever. Whom from is not told, and of sensitive services and of those whose
 * record is only kept nothing. */
@ApplicationScoped
class DuplicateServices {
    /** Of all others, that somebody gets them tells more of the person than who asks may know. */
    private static final Set<ServiceType> TOLD = EnumSet.of(
            ServiceType.CASH_ASSISTANCE,
            ServiceType.FOOD,
            ServiceType.NUTRITION,
            ServiceType.NFI,
            ServiceType.SHELTER,
            ServiceType.WASH,
            ServiceType.LIVELIHOODS,
            ServiceType.HEALTH_MEDICAL,
            ServiceType.EDUCATION_FORMAL,
            ServiceType.EDUCATION_NON_FORMAL,
            ServiceType.CIVIL_REGISTRATION_DOCUMENTATION,
            ServiceType.DISABILITY_REHABILITATION,
            ServiceType.ASSISTIVE_DEVICE);

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    DuplicateServices(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** @param month when it was asked for, or given where it is over */
    @Schema(name = "DuplicateService")
    public record Duplicate(
            PersonId subjectId,
            ServiceType serviceType,
            @Schema(examples = "2026-10") String month,
            DuplicateStrength strength) {}

    /** One statement for all; of each person and service the surest and latest. */
    @SuppressWarnings("unchecked")
    List<Duplicate> of(Collection<PersonId> subjects, Set<ServiceType> types) {
        Set<ServiceType> told = EnumSet.copyOf(TOLD);
        if (!types.isEmpty()) {
            told.retainAll(types);
        }
        List<Tuple> rows = entities.createNativeQuery("""
                        select distinct on (s.id, r.service_type) s.id, r.service_type, coalesce(r.closed_at, r.sent_at) as at,
                            r.status <> 'COMPLETED' as open
                        from unnest(cast(:subjects as uuid[])) as s(id)
                        join referral r on r.subject_id = s.id
                        join service_at_location p on p.id = r.service_at_location_id
                        join service v on v.id = p.service_id
                        left join service_repeat_window w on w.service_type = r.service_type
                        where not exists (select 1 from restricted_record k where k.person_id = s.id
                                and k.restricted <> (r.agency_id = any(k.except_for)))
                            and not v.sensitive and not r.sensitive_service and r.sensitivity <> 'RESTRICTED'
                            and r.service_type = any(cast(:types as text[]))
                            and (r.status in ('SENT', 'RECEIVED', 'ACCEPTED', 'WAITLISTED', 'IN_PROGRESS', 'ON_HOLD')
                                or (r.status = 'COMPLETED' and r.closed_at > cast(:now as timestamptz) - make_interval(days => coalesce(w.days, 90))))
                        order by s.id, r.service_type, open desc, at desc""", Tuple.class)
                .setParameter(
                        "subjects", array(subjects.stream().map(PersonId::value).toList()))
                .setParameter("types", array(told))
                .setParameter("now", clock.instant())
                .getResultList();
        return rows.stream()
                .map(row -> new Duplicate(
                        new PersonId(row.get("id", UUID.class)),
                        ServiceType.valueOf(row.get("service_type", String.class)),
                        YearMonth.from(row.get("at", Instant.class).atZone(JordanTime.ZONE))
                                .toString(),
                        row.get("open", Boolean.class) ? DuplicateStrength.STRONG : DuplicateStrength.WEAK))
                .toList();
    }

    private static String array(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
