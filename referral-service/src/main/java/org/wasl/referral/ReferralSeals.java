package org.wasl.referral;

import jakarta.inject.Singleton;
import java.util.List;
import org.wasl.platform.crypto.SealedColumn;
import org.wasl.platform.crypto.SealedColumns;

/** Where whole records are sealed for their rows; a rotation of keys seals them anew. */
@Singleton
class ReferralSeals implements SealedColumns {
    @Override
    public List<SealedColumn> columns() {
        return List.of(
                SealedColumn.bytes("attachment_part", "sealed", "attachment_id || '/' || number"),
                SealedColumn.of("feedback_invitation", "address_sealed", "id || '/address'"),
                SealedColumn.of("feedback_invitation", "mail_sealed", "id || '/code'"),
                SealedColumn.of("provider_link", "mail_sealed"),
                SealedColumn.of("referral", "summary_sealed", "id || '/summary'"),
                SealedColumn.of("referral", "profile_sealed", "id || '/profile'"),
                SealedColumn.of("referral", "basis_reason_sealed", "id || '/basis'"),
                SealedColumn.of("referral", "request_sealed", "id || '/guidance'"),
                SealedColumn.of("referral", "feedback_sealed", "id || '/feedback'"),
                SealedColumn.part("referral_attachment", "content_sealed", "referral_id"),
                SealedColumn.part("referral_message", "text_sealed", "referral_id"));
    }
}
