package org.wasl.registry.spdci.sender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;

/** A system of an agency that takes part in the exchange: its keys, and the addresses at which it may be called back. */
@Entity
@Table(name = "spdci_sender")
public class Sender extends Aggregate {
    @Column(name = "sender_id")
    private String name;

    /** A JWK Set of public keys. */
    @JdbcTypeCode(SqlTypes.JSON)
    private String keys;

    private String[] callbacks;

    @Column(name = "signature_required")
    private boolean signatureRequired;

    private boolean active;

    @Transient
    private boolean anyPort;

    protected Sender() {}

    /**
     * How a system takes part.
     *
     * @param keys a JWK Set
     */
    record Terms(
            AgencyId agency,
            String name,
            String keys,
            List<URI> callbacks,
            boolean signatureRequired,
            boolean active) {}

    Sender(Terms terms, Clock clock) {
        super(terms.agency(), clock);
        name = terms.name();
        apply(terms);
    }

    private Sender(AgencyId agency, String name, Clock clock) {
        super(agency, clock);
        this.name = name;
        keys = "{\"keys\":[]}";
        callbacks = new String[] {"http://127.0.0.1", "http://localhost"};
        anyPort = true;
        active = true;
    }

    /** For trying the exchange out on one's own machine; never stored. */
    static Sender forTests(AgencyId agency, String name, Clock clock) {
        return new Sender(agency, name, clock);
    }

    void change(Terms terms, Clock clock) {
        if (!terms.agency().equals(agency())) {
            throw Problem.invalidField("/agencyId", "not-changeable");
        }
        if (!terms.name().equals(name)) {
            throw Problem.invalidField("/senderId", "not-changeable");
        }
        Sender wanted = new Sender(terms, clock);
        if (!wanted.facts().equals(facts())) {
            apply(terms);
            touch(clock);
        }
    }

    /** The database writes a key set in a form of its own: as a text it differs from what was written, and would be a change of the record. */
    private List<Object> facts() {
        try {
            return List.of(JsonUtil.parseJson(keys), List.of(callbacks), signatureRequired, active);
        } catch (JoseException impossible) {
            throw new IllegalStateException("A key set that was kept can be read", impossible);
        }
    }

    private void apply(Terms terms) {
        keys = publicOnly(terms.keys());
        callbacks = terms.callbacks().stream().map(URI::toString).toArray(String[]::new);
        signatureRequired = terms.signatureRequired();
        active = terms.active();
    }

    /** A private key that somebody sends by mistake is not kept. */
    private static String publicOnly(String set) {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(set).getJsonWebKeys();
            if (keys.stream().anyMatch(key -> !(key instanceof PublicJsonWebKey) || key.getKeyId() == null)) {
                throw Problem.invalidField("/keys", "no-public-key-set");
            }
            String read = new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            if (read.contains("\\u0000")) {
                throw Problem.invalidField("/keys", "control-characters");
            }
            return read;
        } catch (JoseException | RuntimeException noSet) {
            // The reader of keys takes for granted that each thing in a set is of its kind.
            throw Problem.invalidField("/keys", "no-public-key-set");
        }
    }

    /** Below one of the addresses on the list: same scheme, host and port, and a path below its path. */
    public boolean mayBeCalledAt(URI address) {
        return address.getHost() != null
                && address.getUserInfo() == null
                && !address.normalize().getPath().contains("..")
                && Arrays.stream(callbacks).map(URI::create).anyMatch(allowed -> isBelow(address.normalize(), allowed));
    }

    private boolean isBelow(URI address, URI allowed) {
        return allowed.getScheme().equalsIgnoreCase(address.getScheme())
                && allowed.getHost().equalsIgnoreCase(address.getHost())
                && (anyPort || port(allowed) == port(address))
                && (address.getPath() + "/").startsWith(allowed.getPath().replaceAll("/+$", "") + "/");
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    public Optional<PublicJsonWebKey> signingKey(String kid) {
        return keySet().stream()
                .filter(key -> key.getKeyId().equals(kid) && !"enc".equals(key.getUse()))
                .findFirst();
    }

    /** The key by which answers to it are encrypted. */
    public Optional<PublicJsonWebKey> encryptionKey() {
        return keySet().stream().filter(key -> "enc".equals(key.getUse())).findFirst();
    }

    private List<PublicJsonWebKey> keySet() {
        try {
            return new JsonWebKeySet(keys)
                    .getJsonWebKeys().stream().map(PublicJsonWebKey.class::cast).toList();
        } catch (JoseException e) {
            throw new IllegalStateException("The keys of sender " + rawId() + " cannot be read");
        }
    }

    /** As it calls itself in its messages. */
    public String name() {
        return name;
    }

    public boolean mustSign() {
        return signatureRequired;
    }

    public boolean active() {
        return active;
    }

    String keys() {
        return keys;
    }

    List<URI> callbacks() {
        return Arrays.stream(callbacks).map(URI::create).toList();
    }
}
