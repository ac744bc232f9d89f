package org.wasl.stack.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/** The files that a command writes. None of them takes the place of a file that it reads, and each is whole or not there: it is written beside its place and moved. */
final class OutputFiles {
    private final List<Path> inputs = new ArrayList<>();
    private final List<Path> outputs = new ArrayList<>();

    /** Writes a file; what it throws leaves what was there before. */
    interface Writing {
        void to(Path file) throws IOException;
    }

    OutputFiles reading(Path... files) {
        for (Path file : files) {
            if (file != null) {
                inputs.add(file);
            }
        }
        return this;
    }

    /** Checks before anything is read whether the file can be written; null for none. */
    OutputFiles writing(Path file) throws IOException {
        if (file == null) {
            return this;
        }
        for (Path input : inputs) {
            if (isSame(file, input)) {
                throw new CliException(Words.of("output-is-input", file, input));
            }
        }
        for (Path other : outputs) {
            if (isSame(file, other)) {
                throw new CliException(Words.of("outputs-the-same", file));
            }
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new CliException(Words.of("output-is-folder", file));
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CliException(Words.of("output-folder-closed", folder));
        }
        outputs.add(file);
        return this;
    }

    /** By what they are, not by their names: a link, another spelling and a second name of a file are that file. */
    private static boolean isSame(Path one, Path other) throws IOException {
        return Files.exists(one) && Files.exists(other)
                ? Files.isSameFile(one, other)
                : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    void write(Path file, Writing writing) throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            writing.to(place); // a pipe or a terminal
            return;
        }
        // Only its owner can read a file that is made so, and it holds personal data.
        Path beside = Files.createTempFile(place.getParent(), "." + place.getFileName() + ".", ".part");
        beside.toFile().deleteOnExit();
        try {
            writing.to(beside);
            Files.move(beside, place, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
