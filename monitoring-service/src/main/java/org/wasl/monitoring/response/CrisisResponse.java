package org.wasl.monitoring.response;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.wasl.contracts.code.CrisisKind;
import org.wasl.contracts.code.CrisisResponseStatus;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.event.CrisisResponseMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.LocalizedText;

/** What the country does in a crisis, by name: cases are opened under it, and figures are counted by it. See ADR 0063. */
@Entity
@Table(name = "crisis_response")
class CrisisResponse extends Aggregate {
    enum Step {
        CHANGE,
        ACTIVATE,
        CLOSE,
        REOPEN
    }

    enum Party {
        /** Who writes for the coordinating organization. */
        COORDINATOR
    }

    static final StateMachine<CrisisResponse, CrisisResponseStatus, Step, Party> TRANSITIONS =
            StateMachine.<CrisisResponse, CrisisResponseStatus, Step, Party>of(
                    stay(
                            Step.CHANGE,
                            by(Party.COORDINATOR),
                            from(CrisisResponseStatus.PLANNED, CrisisResponseStatus.ACTIVE)),
                    row(
                            Step.ACTIVATE,
                            by(Party.COORDINATOR),
                            from(CrisisResponseStatus.PLANNED),
                            CrisisResponseStatus.ACTIVE),
                    row(
                            Step.CLOSE,
                            by(Party.COORDINATOR),
                            from(CrisisResponseStatus.ACTIVE),
                            CrisisResponseStatus.CLOSED),
                    row(
                            Step.REOPEN,
                            by(Party.COORDINATOR),
                            from(CrisisResponseStatus.CLOSED),
                            CrisisResponseStatus.ACTIVE));

    @Embedded
    @AttributeOverride(name = "ar", column = @Column(name = "title_ar"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private LocalizedText title;

    @Enumerated(EnumType.STRING)
    private CrisisKind crisis;

    @Column(name = "glide_number")
    private String glideNumber;

    private String[] governorates;

    private String[] districts;

    private String[] camps;

    @Column(name = "starts_on")
    private LocalDate startsOn;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CrisisResponsePhase> phases;

    @Column(name = "lead_agency_id")
    private UUID leadAgencyId;

    private String[] indicators;

    @Column(name = "alert_id", updatable = false)
    private UUID alertId;

    @Enumerated(EnumType.STRING)
    private CrisisResponseStatus status = CrisisResponseStatus.PLANNED;

    protected CrisisResponse() {}

    /** Where it is: codes of governorates, of districts and of camps, at least one of all. */
    record Area(List<String> governorates, List<String> districts, List<String> camps) {
        Area {
            governorates = sorted(governorates);
            districts = sorted(districts);
            camps = sorted(camps);
        }

        private static List<String> sorted(List<String> codes) {
            return codes == null
                    ? List.of()
                    : codes.stream().distinct().sorted().toList();
        }

        /** Of the dimensions that are places. */
        List<String> of(IndicatorDimension place) {
            return switch (place) {
                case GOVERNORATE -> governorates;
                case DISTRICT -> districts;
                case CAMP -> camps;
                default -> List.of();
            };
        }

        boolean isEmpty() {
            return governorates.isEmpty() && districts.isEmpty() && camps.isEmpty();
        }
    }

    /**
     * @param glideNumber of the disaster; null where it has none
     * @param to its last day; null where that is not known
     * @param indicators codes of those by which it is followed
     */
    record Content(
            LocalizedText title,
            CrisisKind crisis,
            String glideNumber,
            Area area,
            LocalDate from,
            LocalDate to,
            List<CrisisResponsePhase> phases,
            AgencyId leadAgency,
            List<String> indicators) {
        Content {
            indicators = indicators.stream().distinct().toList();
            phases = List.copyOf(phases);
        }
    }

    /** @param alert because of which it is planned; null where it stands by itself */
    CrisisResponse(AgencyId writer, Content content, UUID alert, Clock clock) {
        super(writer, clock);
        alertId = alert;
        write(content);
    }

    CrisisResponseMoved planned() {
        return moved("plan");
    }

    /** Null where it says all that already. */
    CrisisResponseMoved change(Content content, Set<Party> parties, Clock clock) {
        TRANSITIONS.next(status, Step.CHANGE, parties, this);
        if (content().equals(content)) {
            return null;
        }
        write(content);
        touch(clock);
        return moved(StateMachine.path(Step.CHANGE));
    }

    private void write(Content content) {
        check(content);
        title = content.title();
        crisis = content.crisis();
        glideNumber = content.glideNumber();
        governorates = content.area().governorates().toArray(String[]::new);
        districts = content.area().districts().toArray(String[]::new);
        camps = content.area().camps().toArray(String[]::new);
        startsOn = content.from();
        endsOn = content.to();
        phases = content.phases();
        leadAgencyId = content.leadAgency().value();
        indicators = content.indicators().toArray(String[]::new);
    }

    /** Phases follow each other and lie in the time of the response; every fault is named. */
    private static void check(Content content) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        if (content.area().isEmpty()) {
            faults.at("/governorates", "area-missing");
        }
        if (content.to() != null && content.to().isBefore(content.from())) {
            faults.at("/to", "expiry-before-start");
        }
        UnaryOperator<LocalDate> orNever = day -> day == null ? LocalDate.MAX : day;
        LocalDate over = content.from().minusDays(1);
        for (int i = 0; i < content.phases().size(); i++) {
            CrisisResponsePhase phase = content.phases().get(i);
            String place = "/phases/" + i;
            LocalDate last = orNever.apply(phase.to());
            if (last.isBefore(phase.from())) {
                faults.at(place + "/to", "expiry-before-start");
            }
            if (phase.from().isBefore(content.from())
                    || phase.from().isAfter(orNever.apply(content.to()))
                    || phase.to() != null && last.isAfter(orNever.apply(content.to()))) {
                faults.at(place + "/from", "outside-of-response");
            } else if (!phase.from().isAfter(over)) {
                faults.at(place + "/from", "phases-overlap");
            }
            over = last;
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
    }

    CrisisResponseMoved execute(Step step, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties, this);
        touch(clock);
        return moved(StateMachine.path(step));
    }

    private CrisisResponseMoved moved(String step) {
        return new CrisisResponseMoved(rawId(), step, status);
    }

    List<String> allowedActions(Set<Party> parties) {
        return TRANSITIONS.allowed(status, parties, this);
    }

    Content content() {
        return new Content(
                title,
                crisis,
                glideNumber,
                new Area(List.of(governorates), List.of(districts), List.of(camps)),
                startsOn,
                endsOn,
                phases,
                leadAgency(),
                List.of(indicators));
    }

    AgencyId leadAgency() {
        return new AgencyId(leadAgencyId);
    }

    /** Null where it stands by itself. */
    UUID alertId() {
        return alertId;
    }

    CrisisResponseStatus status() {
        return status;
    }
}
