package org.wasl.referral.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.code.ReceivedService;

/** What the person says of the help for which they were referred. For the requester's eyes: the person must be free to say it. */
@Embeddable
class ClientFeedback {
    @Enumerated(EnumType.STRING)
    @Column(name = "received_service")
    private ReceivedService received;

    private Integer rating;

    @Enumerated(EnumType.STRING)
    @Column(name = "feedback_channel")
    private FeedbackChannel channel;

    @Column(name = "feedback_sealed")
    private String comment;

    @Column(name = "feedback_at")
    private Instant at;

    /** The person answered without the caseworker. */
    @Column(name = "feedback_first_hand")
    private Boolean firstHand;

    /** The member of staff to whom the code was shown by which the answer came; null where staff never saw it, or recorded the answer as theirs. */
    @Column(name = "feedback_code_shown_to")
    private String codeShownTo;

    protected ClientFeedback() {}

    ClientFeedback(
            ReceivedService received,
            Integer rating,
            FeedbackChannel channel,
            String commentSealed,
            boolean firstHand,
            String codeShownTo,
            Instant at) {
        this.received = received;
        this.rating = rating;
        this.channel = channel;
        comment = commentSealed;
        this.firstHand = firstHand;
        this.codeShownTo = codeShownTo;
        this.at = at;
    }

    void erase() {
        comment = null;
    }

    ReceivedService received() {
        return received;
    }

    Integer rating() {
        return rating;
    }

    FeedbackChannel channel() {
        return channel;
    }

    String commentSealed() {
        return comment;
    }

    boolean firstHand() {
        return Boolean.TRUE.equals(firstHand);
    }

    String codeShownTo() {
        return codeShownTo;
    }

    Instant at() {
        return at;
    }
}
