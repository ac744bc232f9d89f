package org.wasl.registry.status;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.DepartureKind;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.code.StatusBasis;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.StatusStatementId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.stored.StoredForm;
import org.wasl.platform.value.Aggregate;
import org.wasl.registry.person.Person;

/**
 * What one agency says of the status of a person, on what basis, and which agencies have confirmed it for their own records. It stands with the record of the
 * agency that says it, and parts with it where a merge is taken back.
 */
@Entity
@Table(name = "person_status_statement")
public class StatusStatement extends Aggregate {
    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private PersonStatus status;

    @Column(name = "happened_on")
    private LocalDate happenedOn;

    @Enumerated(EnumType.STRING)
    private StatusBasis basis;

    @Enumerated(EnumType.STRING)
    private DepartureKind departure;

    @Column(name = "said_by")
    private String saidBy;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Followed> followed = List.of();

    /** An agency's record is so now, too: who confirmed it, and when. */
    @StoredForm("status-followed")
    record Followed(AgencyId agency, String by, Instant at) {}

    protected StatusStatement() {}

    /**
     * What is said.
     *
     * @param on, basis, departure null where nobody wrote it down
     */
    record Said(PersonStatus status, LocalDate on, StatusBasis basis, DepartureKind departure) {
        Said {
            if (departure != null && status != PersonStatus.INACTIVE) {
                throw Problem.invalidField("/departure", "for-inactive-only");
            }
        }
    }

    StatusStatement(Person person, Said said, AgencyId agency, String subject, Clock clock) {
        super(agency, clock);
        personId = person.recordOf(agency).rawId();
        status = said.status();
        happenedOn = said.on();
        basis = said.basis();
        departure = said.departure();
        saidBy = subject;
    }

    void follow(AgencyId agency, String by, Clock clock) {
        List<Followed> all = new ArrayList<>(followed);
        all.add(new Followed(agency, by, now(clock)));
        followed = List.copyOf(all);
        touch(clock);
    }

    /** Whether the record of this agency does not follow it yet. */
    boolean isOpenFor(AgencyId agency) {
        return !agency().equals(agency)
                && followed.stream().noneMatch(one -> one.agency().equals(agency));
    }

    StatusStatementId id() {
        return new StatusStatementId(rawId());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    Said said() {
        return new Said(status, happenedOn, basis, departure);
    }

    PersonStatus status() {
        return status;
    }

    LocalDate happenedOn() {
        return happenedOn;
    }

    StatusBasis basis() {
        return basis;
    }

    DepartureKind departure() {
        return departure;
    }

    List<Followed> followed() {
        return followed;
    }
}
