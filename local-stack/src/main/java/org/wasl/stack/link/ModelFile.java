package org.wasl.stack.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.wasl.matching.link.TrainedModel;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/**
 * A model that is kept for other lists: plain numbers, and names that many records have.
 *
 * @param lists of which it was made
 * @param fields that the records had which it was trained on
 */
record ModelFile(int version, Lists lists, Set<String> fields, TrainedModel model) {
    /** The version of this form. */
    private static final int VERSION = 2;

    /** How many matches are to be expected differs between one list and two. */
    enum Lists {
        ONE,
        TWO;

        static Lists of(Records records) {
            return records.isOneList() ? ONE : TWO;
        }
    }

    /** Names that fewer records have are not kept. */
    static final int LEAST = 20;

    static void write(Path file, Records records, TrainedModel model) throws IOException {
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        file.toFile(),
                        new ModelFile(
                                VERSION,
                                Lists.of(records),
                                records.sides().left().texts().keySet(),
                                model));
    }

    static TrainedModel read(Path file, Records records) throws IOException {
        ModelFile read;
        try {
            read = new ObjectMapper().readValue(Files.readString(file), ModelFile.class);
        } catch (JsonProcessingException e) {
            throw new CliException(Words.of("no-model", file), e);
        }
        if (read.version() != VERSION
                || read.lists() == null
                || read.fields() == null
                || read.model() == null
                || !read.model().hasAll()) {
            throw new CliException(Words.of("no-model", file));
        }
        if (read.model().others() != records.others()) {
            throw new CliException(Words.of("model-others", file, read.model().others(), records.others()));
        }
        if (read.lists() != Lists.of(records)) {
            System.err.println(Words.of("model-of-other-lists"));
        }
        List<String> untrained = records.sides().left().texts().keySet().stream()
                .filter(field -> !read.fields().contains(field))
                .toList();
        if (!untrained.isEmpty()) {
            System.err.println(Words.of("model-untrained", String.join(", ", untrained)));
        }
        return read.model();
    }
}
