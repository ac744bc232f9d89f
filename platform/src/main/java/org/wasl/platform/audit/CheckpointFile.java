package org.wasl.platform.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lines at the end of a file, each written through to the medium. */
final class CheckpointFile implements CheckpointStore {
    /** More than a signed checkpoint takes. */
    private static final int LONGEST_LINE = 1024;

    private final Path file;

    CheckpointFile(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void append(Checkpoint checkpoint, String signed) throws IOException {
        try (FileChannel end = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            end.write(ByteBuffer.wrap((signed + "\n").getBytes(StandardCharsets.UTF_8)));
            end.force(false);
        }
    }

    @Override
    public Found highest(int count, HighestCheckpoints.Reading reading) throws IOException {
        if (!Files.exists(file)) {
            return new Found(List.of(), 0, 0);
        }
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "r")) {
            for (long window = (long) count * LONGEST_LINE; ; window *= 4) {
                long from = Math.max(0, all.length() - window);
                byte[] bytes = new byte[Math.toIntExact(all.length() - from)];
                all.seek(from);
                all.readFully(bytes);
                List<String> lines =
                        new String(bytes, StandardCharsets.UTF_8).lines().toList();
                // Where reading began within a line, that one is not whole.
                HighestCheckpoints highest = new HighestCheckpoints(count, reading);
                lines.subList(from == 0 || lines.isEmpty() ? 0 : 1, lines.size())
                        .forEach(highest::add);
                if (from == 0 || highest.isFull()) {
                    return highest.found();
                }
            }
        }
    }

    /**
     * @param begins what the file begins with; empty where it holds nothing of ours
     * @param lines all of them
     */
    record Extent<T>(Optional<T> begins, long lines) {}

    <T> Extent<T> extent(Function<String, Optional<T>> ours) throws IOException {
        Optional<T> begins = begins(ours);
        if (begins.isEmpty()) {
            return new Extent<>(begins, 0);
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return new Extent<>(begins, lines.count());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    <T> Optional<T> begins(Function<String, Optional<T>> ours) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.flatMap(line -> ours.apply(line).stream()).findFirst();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
