package org.wasl.cases.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ScanStatus;
import org.wasl.platform.file.FileStore;
import org.wasl.platform.file.ScannedFiles;
import org.wasl.platform.file.StoredFile;

@ApplicationScoped
class Attachments extends CaseParts<Attachment> implements ScannedFiles {
    private final FileStore files;
    private final Clock clock;

    @Inject
    Attachments(FileStore files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    @Override
    public CaseCategory category() {
        return CaseCategory.ATTACHMENTS;
    }

    @Override
    protected Class<Attachment> kind() {
        return Attachment.class;
    }

    @Override
    public void erase(CaseFile file) {
        files.forget(list("caseId = ?1", file.rawId()).stream()
                .map(Attachment::rawId)
                .toList());
        super.erase(file);
    }

    @Override
    public List<UUID> toScan() {
        return getEntityManager()
                .createQuery(
                        "select e.id from Attachment e where e.file.scanStatus = :pending order by e.id", UUID.class)
                .setParameter("pending", ScanStatus.PENDING)
                .setMaxResults(20)
                .getResultList();
    }

    @Override
    public StoredFile file(UUID id) {
        return findById(id).file();
    }

    @Override
    public void scanned(UUID id, boolean clean) {
        findById(id).scanned(clean, clock);
    }
}
