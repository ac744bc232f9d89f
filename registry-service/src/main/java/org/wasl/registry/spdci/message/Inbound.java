package org.wasl.registry.spdci.message;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.registry.spdci.SpdciProblem;
import org.wasl.registry.spdci.sender.Sender;
import org.wasl.registry.spdci.sender.Senders;

/** Checks a received message before its content is read: the sender, the receiver, the age, the signature, and that it is not repeated. */
@ApplicationScoped
public class Inbound {
    private static final int LARGEST = 1 << 20;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(2);

    private final SpdciJson json;
    private final SpdciConfig config;
    private final Senders senders;
    private final Signatures signatures;
    private final Encryption encryption;
    private final ReplayCache replays;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Inbound(
            SpdciJson json,
            SpdciConfig config,
            Senders senders,
            Signatures signatures,
            Encryption encryption,
            ReplayCache replays,
            Caller caller,
            Clock clock) {
        this.json = json;
        this.config = config;
        this.senders = senders;
        this.signatures = signatures;
        this.encryption = encryption;
        this.replays = replays;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param message read
     * @param clear as it was written, decrypted
     */
    public record Received<T>(Header header, T message, JsonNode clear, Sender sender) {}

    /** Runs in the transaction of what follows from the message: a message that fails there may be sent again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> Received<T> receive(byte[] body, Action action, Class<T> kind) {
        if (action.begins() && caller.isOfClosedOrganization()) {
            throw new Problem(CommonProblem.ORGANIZATION_CLOSED);
        }
        if (body.length > LARGEST) {
            throw Problem.tooLarge("too-many-bytes", LARGEST);
        }
        JsonNode envelope = json.tree(body);
        JsonNode rawHeader = required(envelope, "header");
        JsonNode rawMessage = required(envelope, "message");
        Header header = json.value(rawHeader, Header.class, "/header");
        header.check(action);
        if (header.version() != null && !header.version().equals(Header.VERSION)) {
            throw new Problem(SpdciProblem.MESSAGE_VERSION_UNKNOWN);
        }
        if (!header.action().equals(action.code())) {
            throw new Problem(SpdciProblem.MESSAGE_ACTION_WRONG);
        }
        Sender sender = senders.of(caller.agency(), header.senderId())
                .filter(Sender::active)
                .orElseThrow(() -> new Problem(SpdciProblem.MESSAGE_SENDER_UNKNOWN));
        requireForUs(header, action);
        requireRecent(header);
        signatures.verify(envelope.path("signature").asText(null), rawHeader, rawMessage, sender);
        JsonNode clear = header.encrypted() ? encryption.open(rawMessage) : rawMessage;
        T message = json.value(clear, kind, "/message");
        if (!replays.isFirst(sender, header.messageId())) {
            throw new Problem(SpdciProblem.MESSAGE_REPEATED);
        }
        return new Received<>(header, message, clear, sender);
    }

    private static JsonNode required(JsonNode envelope, String field) {
        JsonNode part = envelope.path(field);
        if (!part.isObject()) {
            throw Problem.invalidField("/" + field, "not-null");
        }
        return part;
    }

    /** An answer is for the system that asked: one of the agency's own. */
    private void requireForUs(Header header, Action action) {
        String receiver = header.receiverId();
        if (receiver != null
                && !receiver.isBlank()
                && !receiver.equals(config.ownId())
                && !config.alsoCalled().orElse(List.of()).contains(receiver)
                && (action.isRequest() || senders.of(caller.agency(), receiver).isEmpty())) {
            throw new Problem(SpdciProblem.MESSAGE_FOR_ANOTHER);
        }
    }

    private void requireRecent(Header header) {
        Instant now = clock.instant();
        if (header.messageTs().isBefore(now.minus(config.heardWithin()))
                || header.messageTs().isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            throw new Problem(SpdciProblem.MESSAGE_STALE);
        }
    }
}
