package org.wasl.cases.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.wasl.cases.casefile.CaseParts;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ScanStatus;

@ApplicationScoped
class Attachments extends CaseParts<Attachment> {
    @Override
    public CaseCategory category() {
        return CaseCategory.ATTACHMENTS;
    }

    @Override
    protected Class<Attachment> kind() {
        return Attachment.class;
    }

    List<UUID> toScan() {
        return getEntityManager()
                .createQuery("select e.id from Attachment e where e.scanStatus = :pending order by e.id", UUID.class)
                .setParameter("pending", ScanStatus.PENDING)
                .setMaxResults(20)
                .getResultList();
    }
}
