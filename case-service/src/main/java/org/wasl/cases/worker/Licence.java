package org.wasl.cases.worker;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Uuid7;

/** One licence of a social worker, from the ministry: Social Development Law 4/2024 and the bylaw on social work 72/2024. */
@Entity
@Table(name = "licence")
class Licence {
    enum Step {
        RENEW,
        SUSPEND,
        REINSTATE,
        REVOKE
    }

    enum Party {
        LICENSING_AUTHORITY
    }

    static final StateMachine<Licence, LicenceStatus, Step, Party> TRANSITIONS =
            StateMachine.<Licence, LicenceStatus, Step, Party>of(
                    row(
                            Step.RENEW,
                            by(Party.LICENSING_AUTHORITY),
                            from(LicenceStatus.ACTIVE, LicenceStatus.EXPIRED),
                            LicenceStatus.ACTIVE),
                    row(
                            Step.SUSPEND,
                            by(Party.LICENSING_AUTHORITY),
                            from(LicenceStatus.ACTIVE),
                            LicenceStatus.SUSPENDED),
                    row(
                            Step.REINSTATE,
                            by(Party.LICENSING_AUTHORITY),
                            from(LicenceStatus.SUSPENDED),
                            LicenceStatus.ACTIVE),
                    row(
                            Step.REVOKE,
                            by(Party.LICENSING_AUTHORITY),
                            from(LicenceStatus.ACTIVE, LicenceStatus.SUSPENDED, LicenceStatus.EXPIRED),
                            LicenceStatus.REVOKED));

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "worker_id")
    private Worker worker;

    private String number;

    @Column(name = "licence_class")
    private String licenceClass;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    private LicenceStatus status = LicenceStatus.ACTIVE;

    @Type(SealedText.class)
    private String reason;

    /** The shortest time before the end that was warned of; null before the first warning. */
    @Column(name = "warned_days")
    private Integer warnedDays;

    protected Licence() {}

    Licence(Worker worker, String number, String licenceClass, LocalDate issuedOn, LocalDate expiresOn) {
        if (!expiresOn.isAfter(issuedOn)) {
            throw Problem.invalidField("/expiresOn", "expiry-before-start");
        }
        id = Uuid7.next();
        this.worker = worker;
        this.number = number;
        this.licenceClass = licenceClass;
        this.issuedOn = issuedOn;
        this.expiresOn = expiresOn;
    }

    void renew(LocalDate until, LocalDate today) {
        LicenceStatus next = TRANSITIONS.next(status(today), Step.RENEW, Set.of(Party.LICENSING_AUTHORITY), this);
        if (!until.isAfter(expiresOn) || !until.isAfter(today)) {
            throw Problem.invalidField("/expiresOn", "expiry-before-start");
        }
        status = next;
        expiresOn = until;
        warnedDays = null;
    }

    void execute(Step step, String why, LocalDate today) {
        status = TRANSITIONS.next(status(today), step, Set.of(Party.LICENSING_AUTHORITY), this);
        reason = why;
    }

    /** Whether the end has come nearer than this many days, for the first time. */
    boolean warn(int days, LocalDate today) {
        boolean due = status == LicenceStatus.ACTIVE
                && !expiresOn.isAfter(today.plusDays(days))
                && (warnedDays == null || warnedDays > days);
        if (due) {
            warnedDays = days;
        }
        return due;
    }

    int daysLeft(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(today, expiresOn);
    }

    /** A licence is good through its last day. */
    LicenceStatus status(LocalDate today) {
        return status == LicenceStatus.ACTIVE && today.isAfter(expiresOn) ? LicenceStatus.EXPIRED : status;
    }

    UUID id() {
        return id;
    }

    String kind() {
        return licenceClass;
    }

    LocalDate expiresOn() {
        return expiresOn;
    }

    /** To the licensing authority. */
    List<String> allowedActions(LocalDate today) {
        return TRANSITIONS.allowed(status(today), Set.of(Party.LICENSING_AUTHORITY), this);
    }

    String number() {
        return number;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    String reason() {
        return reason;
    }
}
