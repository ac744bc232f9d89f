package org.wasl.platform.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the contract says and the code does not, in files beside this class: keys with their texts, in UTF-8. */
final class ContractTexts {
    private ContractTexts() {}

    /**
     * @param files names without {@code .properties}
     * @throws IllegalStateException where two of them have one key: nobody would know which of the two texts is read
     */
    static SortedMap<String, String> read(String... files) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String file : files) {
            Properties one = new Properties();
            try (Reader reader = new InputStreamReader(
                    ContractTexts.class.getResourceAsStream(file + ".properties"), StandardCharsets.UTF_8)) {
                one.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            for (Map.Entry<Object, Object> entry : one.entrySet()) {
                if (texts.put(entry.getKey().toString(), entry.getValue().toString()) != null) {
                    throw new IllegalStateException(entry.getKey() + " stands in two files of texts");
                }
            }
        }
        return texts;
    }
}
