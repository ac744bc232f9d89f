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
    String sealed(Keys keys, String binding) {
        byte[] key = ((value == null ? "-" : value) + "|" + id).getBytes(StandardCharsets.UTF_8);
        byte[] signature = Arrays.copyOf(keys.mac("cursor", key, binding.getBytes(StandardCharsets.UTF_8)), 12);
        byte[] whole = Arrays.copyOf(signature, signature.length + key.length);
        System.arraycopy(key, 0, whole, signature.length, key.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    static Cursor opened(String text, Keys keys, String binding) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(text);
            String[] key = new String(whole, 12, whole.length - 12, StandardCharsets.UTF_8).split("\\|");
            Cursor cursor = new Cursor(key[0].equals("-") ? null : key[0], UUID.fromString(key[1]));
            if (MessageDigest.isEqual(
                    cursor.sealed(keys, binding).getBytes(StandardCharsets.UTF_8),
                    text.getBytes(StandardCharsets.UTF_8))) {
                return cursor;
            }
        } catch (RuntimeException notOurs) {
            // falls through: the same answer for garbage and for a cursor of another list
        }
        throw new Problem(CommonProblem.UNREADABLE_REQUEST).at("#cursor", "foreign-cursor");
    }
}
