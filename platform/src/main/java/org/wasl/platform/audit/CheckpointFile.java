package org.wasl.platform.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

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
    public List<String> last(int count) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, all.length() - (long) count * LONGEST_LINE);
            byte[] bytes = new byte[Math.toIntExact(all.length() - from)];
            all.seek(from);
            all.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // Where reading began within a line, that one is not whole.
            int first = Math.max(from == 0 ? 0 : 1, lines.size() - count);
            return lines.subList(Math.min(first, lines.size()), lines.size());
        }
    }
}
