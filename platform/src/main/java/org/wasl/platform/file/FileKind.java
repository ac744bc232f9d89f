package org.wasl.platform.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The files that are taken: what telephones and offices make. No archives and no documents with programs in them: nobody must open one to see what it is. */
public enum FileKind {
    PDF(List.of("pdf"), "application/pdf"),
    JPEG(List.of("jpg", "jpeg"), "image/jpeg"),
    PNG(List.of("png"), "image/png"),
    HEIC(List.of("heic", "heif"), "image/heic", "image/heif"),
    WEBP(List.of("webp"), "image/webp"),
    /** {@link PlainDocument} */
    DOCX(
            List.of("docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/zip",
            "application/x-tika-ooxml"),
    MP3(List.of("mp3"), "audio/mpeg"),
    /** Recorders of Android call their files MP4. */
    M4A(List.of("m4a", "mp4"), "audio/mp4", "audio/x-m4a", "video/mp4", "application/mp4"),
    /** Voice messages. */
    OGG(List.of("ogg", "oga", "opus"), "audio/ogg", "audio/opus", "audio/vorbis", "audio/speex", "application/ogg"),
    AMR(List.of("amr"), "audio/amr"),
    WAV(List.of("wav"), "audio/wav", "audio/vnd.wave", "audio/x-wav");

    private final List<String> extensions;
    private final String mime;
    private final Set<String> alsoCalled;

    /** @param extensions of the names of its files, the usual one first */
    FileKind(List<String> extensions, String mime, String... alsoCalled) {
        this.extensions = extensions;
        this.mime = mime;
        this.alsoCalled = Set.of(alsoCalled);
    }

    public String mime() {
        return mime;
    }

    /** The name of a file of this kind, so that it is opened as one: what is called {@code report.hta} would be run. */
    String named(String given) {
        String name = given.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> name.endsWith("." + extension))
                ? given
                : given + "." + extensions.get(0);
    }

    /** @param detected the media type that the first bytes are of */
    boolean begins(String detected) {
        return mime.equals(detected) || alsoCalled.contains(detected);
    }

    static Optional<FileKind> of(String mime) {
        return Arrays.stream(values()).filter(kind -> kind.mime.equals(mime)).findFirst();
    }
}
