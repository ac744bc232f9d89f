package org.wasl.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * Where the built software lies, and the unpacking of what comes as an archive. Unpacked once beside the build: data folders hold data only. An
 * archive is unpacked under another name and renamed at the end, so that a half-unpacked one is never used.
 */
public final class Distribution {
    private final Path root;

    private Distribution(Path root) {
        this.root = root;
    }

    /** Found from the place of this jar, {@code <root>/local-stack/target/local-stack.jar}; tests say where. */
    public static Distribution ofThisBuild() {
        if (System.getProperty("wasl.root") != null) {
            return new Distribution(Path.of(System.getProperty("wasl.root")));
        }
        try {
            Path jar = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Distribution(jar.getParent().getParent().getParent());
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Path root() {
        return root;
    }

    Path ownJar() {
        return root.resolve("local-stack/target/local-stack.jar");
    }

    Path service(String module) {
        Path folder = root.resolve(module + "/target");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(IOException::new);
        } catch (IOException notThere) {
            throw new CliException(Words.of("not-built", module));
        }
    }

    /**
     * The JVM option that shares loaded classes between runs: the first run that ends in peace writes the archive, those after it start faster. A newer
     * build makes a new one.
     *
     * @param program file that the archive belongs to
     */
    String sharedClasses(String name, Path program) {
        Path archive = root.resolve("local-stack/target/dist/" + name + ".jsa");
        try {
            if (Files.exists(archive)
                    && Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(program)) < 0) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    public Path postgres() throws IOException {
        Path home = root.resolve("local-stack/target/dist/postgres");
        once(home, () -> {
            String name = System.getProperty("os.arch").equals("aarch64")
                    ? "/postgres-linux-arm_64.txz"
                    : "/postgres-linux-x86_64.txz";
            try (InputStream txz = Distribution.class.getResourceAsStream(name)) {
                if (txz == null) {
                    throw new CliException(Words.of("no-postgres"));
                }
                unpack(new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(txz))), home, 0);
            }
        });
        return home;
    }

    Path keycloak() throws IOException {
        Path dist = root.resolve("local-stack/target/dist");
        Path home = dist.resolve("keycloak");
        once(home, () -> {
            Path zip;
            try (Stream<Path> files = Files.list(dist)) {
                zip = files.filter(file -> file.toString().endsWith(".zip"))
                        .findFirst()
                        .orElseThrow(() -> new CliException(Words.of("no-keycloak")));
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(zip))) {
                unpack(new ZipArchiveInputStream(in), home, 1);
            }
            home.resolve("bin/kc.sh").toFile().setExecutable(true);
        });
        return home;
    }

    /** Installations share what is unpacked: of two that need it at the same time one unpacks, and the other waits. */
    void once(Path made, InstallationLock.Work work) throws IOException {
        if (!Files.exists(made)) {
            InstallationLock.during(
                    () -> {
                        if (!Files.exists(made)) {
                            work.run();
                        }
                    },
                    root.resolve("local-stack/target/dist"),
                    line -> {});
        }
    }

    private static void unpack(ArchiveInputStream<? extends ArchiveEntry> archive, Path home, int leadingFolders)
            throws IOException {
        Path unfinished = home.resolveSibling(home.getFileName() + ".part");
        deleteTree(unfinished);
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            Path name = Path.of(entry.getName()).normalize();
            if (name.getNameCount() <= leadingFolders) {
                continue;
            }
            Path target = unfinished.resolve(
                    name.subpath(leadingFolders, name.getNameCount()).toString());
            if (!target.normalize().startsWith(unfinished)) {
                throw new IOException("An archive entry leaves its folder: " + name);
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry instanceof TarArchiveEntry tar && tar.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(tar.getLinkName()));
                continue;
            }
            Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
            if (entry instanceof TarArchiveEntry tar && (tar.getMode() & 0100) != 0) {
                Set<PosixFilePermission> mode = EnumSet.copyOf(Files.getPosixFilePermissions(target));
                mode.add(PosixFilePermission.OWNER_EXECUTE);
                Files.setPosixFilePermissions(target, mode);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    public static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
