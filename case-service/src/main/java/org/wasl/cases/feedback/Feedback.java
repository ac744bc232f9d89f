package org.wasl.cases.feedback;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.stored.StoredForm;

/** What the person says of the help they got, in their own words. */
@Entity
@Table(name = "feedback")
class Feedback extends SealedPart {
    private int satisfaction;

    @Enumerated(EnumType.STRING)
    private FeedbackChannel channel;

    protected Feedback() {}

    @StoredForm("feedback")
    record Words(String comment) {}

    Feedback(CaseFile file, FeedbackBody body, Sealer sealer, Clock clock) {
        super(file, new Words(body.comment()), sealer, clock);
        satisfaction = body.satisfaction();
        channel = body.channel();
    }

    int satisfaction() {
        return satisfaction;
    }

    FeedbackChannel channel() {
        return channel;
    }
}
