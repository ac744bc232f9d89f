package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.hibernate.annotations.Type;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.platform.crypto.SealedText;

/** Why and how a case ends. It is there from the wish to close on, and gone when that is returned or the case reopened. */
@Embeddable
public class Closure {
    @Enumerated(EnumType.STRING)
    @Column(name = "closure_reason")
    private ClosureReason reason;

    @Type(SealedText.class)
    @Column(name = "closure_summary")
    private String summary;

    @Column(name = "client_informed")
    private Boolean clientInformed;

    @Type(SealedText.class)
    @Column(name = "safety_at_closure")
    private String safety;

    @Column(name = "follow_up_after")
    private LocalDate followUpAfter;

    @Column(name = "goals_met")
    private Integer goalsMet;

    protected Closure() {}

    /**
     * @param clientInformed whether the person knows and was asked
     * @param safety how safe the person is now
     * @param followUpAfter a day on which somebody should look once more
     * @param goalsMet goals of the plan that were met, of a hundred; null where there was no plan
     */
    public Closure(
            ClosureReason reason,
            String summary,
            Boolean clientInformed,
            String safety,
            LocalDate followUpAfter,
            Integer goalsMet) {
        this.reason = reason;
        this.summary = summary;
        this.clientInformed = clientInformed;
        this.safety = safety;
        this.followUpAfter = followUpAfter;
        this.goalsMet = goalsMet;
    }

    void erase() {
        summary = null;
        safety = null;
    }

    ClosureReason reason() {
        return reason;
    }

    String summary() {
        return summary;
    }

    Boolean clientInformed() {
        return clientInformed;
    }

    String safety() {
        return safety;
    }

    Integer goalsMet() {
        return goalsMet;
    }

    LocalDate followUpAfter() {
        return followUpAfter;
    }
}
