package org.wasl.registry.referral;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.ReferralAccessStated;

/** A referral on which accounts of a recipient work with a person, by the last statement of the referral service; or one that is not under way. */
@Entity
@Table(name = "received_referral")
class ReceivedReferral {
    @Id
    @Column(name = "referral_id")
    private UUID referralId;

    @Column(name = "recipient_id")
    private UUID recipientId;

    /** Null unless it is under way: of what has ended nothing of the person is kept. */
    @Column(name = "subject_id")
    private UUID subjectId;

    private String[] readers = {};

    private long revision = Long.MIN_VALUE;

    protected ReceivedReferral() {}

    ReceivedReferral(ReferralAccessStated stated) {
        referralId = stated.referralId().value();
    }

    /** What arrives late, or once more, changes nothing. */
    void follow(ReferralAccessStated stated) {
        if (stated.revision() > revision) {
            revision = stated.revision();
            recipientId = stated.recipientId().value();
            subjectId = stated.underWay() ? stated.subjectId().value() : null;
            readers = stated.underWay()
                    ? stated.readers().stream()
                            .map(ReferralAccessStated.Reader::key)
                            .sorted()
                            .toArray(String[]::new)
                    : new String[0];
        }
    }

    UUID subjectId() {
        return subjectId;
    }

    void forget() {
        subjectId = null;
        readers = new String[0];
    }

    boolean isKnownBy(Set<String> keys) {
        return Arrays.stream(readers).anyMatch(keys::contains);
    }
}
