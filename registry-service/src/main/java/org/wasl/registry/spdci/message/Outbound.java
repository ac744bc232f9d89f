package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jose4j.jwk.PublicJsonWebKey;

/** Messages of ours, ready to go: with their header, encrypted where asked, and signed. */
@ApplicationScoped
public class Outbound {
    private final Signatures signatures;
    private final Encryption encryption;
    private final SpdciJson json;
    private final SpdciConfig config;
    private final Clock clock;

    @Inject
    Outbound(Signatures signatures, Encryption encryption, SpdciJson json, SpdciConfig config, Clock clock) {
        this.signatures = signatures;
        this.encryption = encryption;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param total requests in the message, {@code completed} of them done
     * @param secret the receiver's key; null where the message goes in clear
     */
    public Envelope envelope(
            String messageId,
            String action,
            String status,
            int total,
            int completed,
            String receiver,
            JsonNode clear,
            PublicJsonWebKey secret) {
        JsonNode message = secret == null ? clear : encryption.seal(clear, secret);
        Header header = new Header(
                Header.VERSION,
                messageId,
                clock.instant(),
                action,
                status,
                null,
                config.ownId(),
                null,
                receiver,
                total,
                completed,
                secret != null,
                null);
        return new Envelope(signatures.sign(json.tree(header), message), header, message);
    }
}
