package org.wasl.cases.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.wasl.cases.casefile.CaseCommands;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** The files that the caller may download now: asked when a link is made, and again when it is used. */
@ApplicationScoped
class DownloadableAttachments {
    private final CaseCommands commands;
    private final Attachments attachments;

    @Inject
    DownloadableAttachments(CaseCommands commands, Attachments attachments) {
        this.commands = commands;
        this.attachments = attachments;
    }

    Attachment get(CaseId file, UUID id) {
        return commands.read(file, attachments, id, (attachment, reader) -> {
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
