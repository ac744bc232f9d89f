package org.wasl.stack.backup;

import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.PbkdfKey;
import org.jose4j.lang.JoseException;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/** A passphrase that seals something small as a JWE, which any tool for JOSE opens: the key of a backup, or the keys of an installation. */
public final class Passphrase {
    private static final int SHORTEST = 12;
    /** What OWASP asks of PBKDF2 with HMAC-SHA-512 is 210,000. */
    private static final int ITERATIONS = 210_000;

    private final String name;
    private final String text;

    private Passphrase(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /**
     * From the environment, or asked at the terminal.
     *
     * @param what it opens, as the rest of a question
     */
    public static Passphrase of(String variable, String what, Map<String, String> environment) {
        String text = environment.get(variable);
        if (text == null && System.console() != null) {
            char[] typed = System.console().readPassword("%s ", Words.of("passphrase-asked", what));
            text = typed == null ? null : new String(typed);
        }
        if (text == null || text.length() < SHORTEST) {
            String fault = text == null ? "passphrase-missing" : "passphrase-too-short";
            throw new CliException(Words.of(fault, what, variable, SHORTEST));
        }
        return new Passphrase(variable, text);
    }

    public void requireOtherThan(Passphrase other) {
        if (text.equals(other.text)) {
            throw new CliException(Words.of("passphrases-the-same", name, other.name));
        }
    }

    String seal(byte[] content) {
        try {
            JsonWebEncryption jwe = encryption();
            jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.PBES2_HS512_A256KW);
            jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
            jwe.getHeaders().setObjectHeaderValue("p2c", (long) ITERATIONS);
            jwe.setPlaintext(content);
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param file that it is to open, for the message where it does not */
    byte[] open(String sealed, String file) {
        try {
            JsonWebEncryption jwe = encryption();
            jwe.setCompactSerialization(sealed.strip());
            return jwe.getPlaintextBytes();
        } catch (JoseException wrong) {
            throw new CliException(Words.of("passphrase-wrong", name, file));
        }
    }

    private JsonWebEncryption encryption() {
        JsonWebEncryption jwe = new JsonWebEncryption();
        // Not among those that the library takes from strangers: who chose the passphrase opens a file of their own.
        jwe.setAlgorithmConstraints(new AlgorithmConstraints(
                AlgorithmConstraints.ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.PBES2_HS512_A256KW));
        jwe.setKey(new PbkdfKey(text));
        return jwe;
    }
}
