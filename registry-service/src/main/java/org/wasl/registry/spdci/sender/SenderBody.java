package org.wasl.registry.spdci.sender;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;

/**
 * A system that takes part in the exchange.
 *
 * @param senderId as it calls itself in {@code header.sender_id}
 * @param keys its public keys, a JWK Set: Ed25519, RSA or P-256 for signing, RSA for encryption ({@code use: enc}); each with a {@code kid}
 * @param callbacks below which addresses it may be called back; scheme, host, port and path count
 * @param signatureRequired false only while a partner is being connected: a wrong signature is refused all the same
 */
@Schema(name = "SpdciSenderBody")
public record SenderBody(
        @NotNull AgencyId agencyId,

        @NotBlank @Size(max = 99) @CleanText @Schema(examples = "spmis.example.org")
        String senderId,

        @NotNull @Schema(type = SchemaType.OBJECT) JsonNode keys,
        @NotNull @Size(max = 20) List<@NotNull URI> callbacks,
        @NotNull Boolean signatureRequired,
        @NotNull Boolean active) {

    Sender.Terms toTerms() {
        return new Sender.Terms(agencyId, senderId, keys.toString(), callbacks, signatureRequired, active);
    }

    void check() {
        for (int i = 0; i < callbacks.size(); i++) {
            URI uri = callbacks.get(i);
            boolean plain = uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            if (!plain) {
                throw Problem.invalidField("/callbacks/" + i, "no-callback-address");
            }
        }
    }
}
