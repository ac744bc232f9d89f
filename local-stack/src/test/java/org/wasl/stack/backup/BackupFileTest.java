package org.wasl.stack.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.event.PublicationLock;
import org.wasl.stack.CliException;

/** What was written is read again, and nothing else is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BackupFileTest {
    private static final Map<String, String> SECRETS =
            Map.of("key.encryption.case", "local-1:aGVsbG8=", "postgres.case", "a password");
    private static final Passphrase DATA = passphrase("of the data, long enough");
    private static final Passphrase KEYS = passphrase("of the keys, long enough");

    @TempDir
    Path folder;

    private Path file;
    private Manifest written;
    /** Nothing that compresses: three parts and some. */
    private final byte[] large = new byte[3_300_000];

    private static Passphrase passphrase(String text) {
        return Passphrase.of("TEST", "a test", Map.of("TEST", text));
    }

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(large);
        file = folder.resolve("backup");
        try (BackupWriter writer = new BackupWriter(file, DATA)) {
            writer.addFolder("postgres");
            writer.add("postgres/PG_VERSION", "18\n".getBytes());
            Path live = Files.write(folder.resolve("live"), large);
            writer.addLive("postgres/large", live);
            writer.addLive("postgres/gone", folder.resolve("gone"));
            written = new Manifest(
                    Manifest.FORMAT,
                    "20261130T030000Z",
                    "2026-11-30T03:00:00Z",
                    KeysFile.fingerprint(SECRETS),
                    "18",
                    Map.of("case", Set.of(1, 2)),
                    List.of(new Manifest.Position("case-service", "wasl.referral.events", 1, 17)),
                    Map.copyOf(writer.files()));
            writer.finish(written);
        }
    }

    @Test
    void all_comes_out_as_it_went_in_and_is_read_by_its_owner_only() throws IOException {
        Map<String, byte[]> found = new HashMap<>();

        Manifest manifest = new BackupReader(file, DATA)
                .read((name, content) -> found.put(name, content == null ? null : content.readAllBytes()));

        assertThat(manifest).isEqualTo(written);
        assertThat(found).containsOnlyKeys("postgres", "postgres/PG_VERSION", "postgres/large");
        assertThat(found.get("postgres/large")).isEqualTo(large);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void the_content_is_not_in_the_file() throws IOException {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("PG_VERSION", "manifest.json", "case-service");
    }

    @Test
    void a_file_that_was_changed_is_refused() throws IOException {
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        Path other = Files.write(folder.resolve("other"), changed);

        assertThatThrownBy(() -> new BackupReader(other, DATA).verify())
                .isInstanceOf(CliException.class)
                .hasMessageContaining(other + " is damaged");
    }

    @Test
    void no_part_is_changed_moved_left_out_or_cut_off_unnoticed() throws IOException {
        byte[] key = new byte[BackupWriter.KEY_BYTES];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream sealed = SealedStream.writer(out, key)) {
            sealed.write(large);
        }
        byte[] whole = out.toByteArray();
        assertThat(read(whole, key)).isEqualTo(large);

        int part = SealedStream.PART + SealedStream.TAG;
        byte[] changed = whole.clone();
        changed[part + 7] ^= 1;
        byte[] moved = whole.clone();
        System.arraycopy(whole, 0, moved, part, part);
        System.arraycopy(whole, part, moved, 0, part);
        List<byte[]> damaged = new ArrayList<>(List.of(changed, moved, Arrays.copyOfRange(whole, part, whole.length)));
        for (int length : List.of(0, 10, part, part + 5, 3 * part, whole.length - 1)) {
            damaged.add(Arrays.copyOf(whole, length));
        }
        for (byte[] each : damaged) {
            assertThatThrownBy(() -> read(each, key)).isInstanceOf(DamagedBackup.class);
        }
    }

    private static byte[] read(byte[] sealed, byte[] key) throws IOException {
        return SealedStream.reader(new ByteArrayInputStream(sealed), key).readAllBytes();
    }

    /** Who has servers of their own stops publishing by hand. */
    @Test
    void the_guide_names_the_locks_that_a_backup_takes() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("wasl.root"), "docs/guides/backup.md"));
        for (PublicationLock lock : PublicationLock.values()) {
            assertThat(guide).contains("pg_advisory_lock(" + lock.key() + ")");
        }
    }

    @Test
    void another_passphrase_opens_nothing() {
        assertThatThrownBy(() -> new BackupReader(file, KEYS).verify())
                .isInstanceOf(CliException.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void the_keys_are_those_of_the_data_or_are_refused() throws IOException {
        Path keys = folder.resolve("keys");
        KeysFile.write(keys, written.id(), SECRETS, KEYS);
        assertThat(KeysFile.read(keys, written, KEYS)).isEqualTo(SECRETS);
        assertThat(Files.readString(keys)).doesNotContain("password", "aGVsbG8");
        assertThatThrownBy(() -> KeysFile.read(keys, written, DATA)).hasMessageContaining("does not open");

        Path others = folder.resolve("others");
        KeysFile.write(others, "20250101T000000Z", Map.of("key.encryption.case", "local-1:YnllCg=="), KEYS);
        assertThatThrownBy(() -> KeysFile.read(others, written, KEYS))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("20250101T000000Z");
        assertThatThrownBy(() -> KeysFile.read(folder.resolve("none"), written, KEYS))
                .hasMessageContaining("The keys of the backup are missing");
    }

    @Test
    void a_passphrase_is_long_and_data_and_keys_have_two() {
        assertThatThrownBy(() -> passphrase("short")).hasMessageContaining("too short");
        assertThatThrownBy(() -> DATA.requireOtherThan(passphrase("of the data, long enough")))
                .hasMessageContaining("choose two");
    }
}
