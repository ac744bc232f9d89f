package org.wasl.referral.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.referral.Referral;
import org.wasl.referral.referral.ReferralPresenter;
import org.wasl.referral.referral.Referrals;

/** Which files are open to the caller now: asked where a link is made, and again where it is used. */
@ApplicationScoped
class OpenFiles {
    private final ReferralAttachments attachments;
    private final Referrals referrals;
    private final ReferralPresenter presenter;
    private final Caller caller;

    @Inject
    OpenFiles(ReferralAttachments attachments, Referrals referrals, ReferralPresenter presenter, Caller caller) {
        this.attachments = attachments;
        this.referrals = referrals;
        this.presenter = presenter;
        this.caller = caller;
    }

    /** A file of this referral that may be downloaded. */
    ReferralAttachment get(ReferralId of, UUID id) {
        Referral referral = referrals.get(of, caller);
        ReferralAttachment attachment = attachments.visible(attachments.of(of), id);
        if (!isOpen(attachment, referral)) {
            throw new Problem(CommonProblem.NOT_ALLOWED);
        }
        attachment.file().requireDownloadable();
        return attachment;
    }

    ReferralAttachment get(UUID id) {
        return get(
                attachments.findByIdOptional(id).orElseThrow(Problem::notFound).referral(), id);
    }

    boolean isOpen(ReferralAttachment attachment, Referral referral) {
        return attachment.agency().equals(caller.agency())
                || presenter.opensTo(referral, presenter.partiesOf(referral), attachment.opensWith());
    }
}
