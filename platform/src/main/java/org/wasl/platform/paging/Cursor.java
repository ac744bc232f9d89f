package org.wasl.platform.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.wasl.platform.crypto.Keys;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * Where a page ended: the order key of its last row, signed together with the filter and the caller, so that a cursor made for one list cannot be read
 * into another.
 *
 * @param value null where the list is ordered by id alone
 */
record Cursor(String value, UUID id) {
    private static final String USE = "cursor";
    private static final int SIGNATURE = 12;

    String sealed(Keys keys, String binding) {
        byte[] key = ((value == null ? "-" : value) + "|" + id).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Arrays.copyOf(keys.mac(USE, key, binding.getBytes(StandardCharsets.UTF_8)), SIGNATURE);
        byte[] whole = Arrays.copyOf(signature, signature.length + key.length);
        System.arraycopy(key, 0, whole, signature.length, key.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static Cursor opened(String text, Keys keys, String binding) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            byte[] signature = Arrays.copyOf(whole, SIGNATURE);
            byte[] signed = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
            // A cursor outlives a rotation of keys: a long list is read to its end.
            if (keys.macs(USE, signed, binding.getBytes(StandardCharsets.UTF_8)).stream()
                    .anyMatch(mac -> MessageDigest.isEqual(Arrays.copyOf(mac, SIGNATURE), signature))) {
                String[] key = new String(signed, StandardCharsets.UTF_8).split("\\|");
                return new Cursor(key[0].equals("-") ? null : key[0], UUID.fromString(key[1]));
            }
        } catch (RuntimeException notOurs) {
            // falls through: the same answer for garbage and for a cursor of another list
        }
        throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#cursor", "foreign-cursor");
    }
}
