package org.wasl.cases.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.cases.casefile.CaseWork;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The files that the caller may download now: asked when a link is made, and again when it is used. */
@ApplicationScoped
class DownloadableAttachments {
    private final CaseWork work;
    private final Attachments attachments;

    @Inject
    DownloadableAttachments(CaseWork work, Attachments attachments) {
        this.work = work;
        this.attachments = attachments;
    }

    Attachment get(CaseId file, UUID id) {
        return work.read(file, attachments, id, (attachment, reader) -> {
            if (!attachment.opensTo(reader.parties())) {
                throw new Problem(CommonProblem.NOT_ALLOWED);
            }
            attachment.file().requireDownloadable();
            return attachment;
        });
    }

    Attachment get(UUID id) {
        return get(
                attachments.findByIdOptional(id).orElseThrow(Problem::notFound).caseId(), id);
    }
}
