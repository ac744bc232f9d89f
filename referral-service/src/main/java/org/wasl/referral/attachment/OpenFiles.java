package org.wasl.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralDesk;
import org.wasl.referral.referral.Referrals;

/** Which files are open to the caller now: asked where a link is made, and again where it is used. */
@ApplicationScoped
class OpenFiles {
    private final ReferralAttachments attachments;
    private final Referrals referrals;
    private final ReferralDesk desk;
    private final Caller caller;

    @Inject
    OpenFiles(ReferralAttachments attachments, Referrals referrals, ReferralDesk desk, Caller caller) {
        this.attachments = attachments;
        this.referrals = referrals;
        this.desk = desk;
        this.caller = caller;
    }

    /** A file that may be downloaded. */
    ReferralAttachment get(UUID id) {
        ReferralAttachment attachment = attachments.findByIdOptional(id).orElseThrow(Problem::notFound);
        if (!isOpen(attachment, referrals.get(attachment.referral(), caller))) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        attachment.file().requireDownloadable();
        return attachment;
    }

    boolean isOpen(ReferralAttachment attachment, Referral referral) {
        return attachment.agency().equals(caller.agency())
                || desk.opensTo(referral, desk.partiesOf(referral), attachment.opensWith());
    }
}
