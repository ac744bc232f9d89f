package org.wasl.stack.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command links: two files or one, and which column holds what. Checked here, because a command with commands below it cannot require options. */
final class Inputs {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @ArgGroup
    private Which files;

    static final class Which {
        @ArgGroup(exclusive = false)
        private Two two;

        @Option(names = "--dedupe", paramLabel = "FILE")
        private Path dedupe;
    }

    static final class Two {
        @Option(names = "--left", required = true, paramLabel = "FILE")
        private Path left;

        @Option(names = "--right", required = true, paramLabel = "FILE")
        private Path right;
    }

    @Option(names = "--map", paramLabel = "FILE")
    private Path map;

    @Option(names = "--encoding", paramLabel = "NAME", split = ",")
    private List<String> encodings = new ArrayList<>();

    @Option(names = "--encoded")
    private boolean encoded;

    /** Whether the files were made by {@code ./wasl encode}. */
    boolean isEncoded() {
        return encoded;
    }

    boolean isDedupe() {
        return files != null && files.dedupe != null;
    }

    /** The files, checked; to be called before anything else. */
    Path[] paths() {
        if (files == null) {
            throw new ParameterException(command.commandLine(), Words.of("link-no-files"));
        }
        Stream<Path> persons = isDedupe() ? Stream.of(files.dedupe) : Stream.of(files.two.left, files.two.right);
        if (encoded) {
            if (map != null || isDedupe()) {
                throw new ParameterException(command.commandLine(), Words.of("encoded-needs-two"));
            }
            return persons.map(Inputs::readable).toArray(Path[]::new);
        }
        if (map == null) {
            throw missing("--map");
        }
        return Stream.concat(persons, Stream.of(map)).map(Inputs::readable).toArray(Path[]::new);
    }

    ParameterException missing(String option) {
        return new ParameterException(command.commandLine(), Words.of("missing-argument", option));
    }

    static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new CliException(Words.of("unreadable", file));
        }
        return file;
    }

    /** Reads all files and tells what their columns hold. */
    Records read() throws IOException {
        Path[] paths = paths();
        Mapping.Sides sides = Mapping.read(map);
        PersonReader reader = new PersonReader();
        PersonFile leftFile = new PersonFile(paths[0], sides.left(), encoding(0), System.err);
        PersonFile rightFile = isDedupe() ? null : new PersonFile(paths[1], sides.right(), encoding(1), System.err);
        List<Person> left = read(leftFile, reader, paths[0]);
        List<Person> right = isDedupe() ? null : read(rightFile, reader, paths[1]);
        boolean mostlyRead = Stream.of(leftFile, rightFile)
                .filter(Objects::nonNull)
                .map(PersonFile::isMostlyRead)
                .reduce(true, Boolean::logicalAnd);
        return new Records(leftFile, left, rightFile, right, sides, mostlyRead);
    }

    /** Reads two encoded files, which must have been made with one secret and by the same rules. */
    EncodedRecords readEncoded() throws IOException {
        Path[] paths = paths();
        EncodedFile left = EncodedFile.read(paths[0]);
        EncodedFile right = EncodedFile.read(paths[1]);
        if (!left.check().equals(right.check())) {
            throw new CliException(Words.of("encoded-differ", paths[0], paths[1]));
        }
        return new EncodedRecords(left, right);
    }

    private String encoding(int side) {
        return encodings.isEmpty() ? null : encodings.get(Math.min(side, encodings.size() - 1));
    }

    static List<Person> read(PersonFile file, PersonReader reader, Path path) throws IOException {
        long size = Math.max(1, Files.size(path));
        String stage = Words.of("stage-reading", path.getFileName());
        List<Person> persons;
        try (Progress progress = new Progress()) {
            persons = file.read(reader, bytes -> progress.at(stage, (double) bytes / size));
        }
        file.tellColumns();
        return persons;
    }
}
