package org.wasl.platform.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The files that are taken: what telephones and offices make. No archives and no documents with programs in them: nobody must open one to see what it is. */
public enum FileKind {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png"),
    HEIC("image/heic", "image/heif"),
    WEBP("image/webp"),
    /** {@link PlainDocument} */
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/zip",
            "application/x-tika-ooxml"),
    MP3("audio/mpeg"),
    /** Recorders of Android call their files MP4. */
    M4A("audio/mp4", "audio/x-m4a", "video/mp4", "application/mp4"),
    /** Voice messages. */
    OGG("audio/ogg", "audio/opus", "audio/vorbis", "audio/speex", "application/ogg"),
    AMR("audio/amr"),
    WAV("audio/wav", "audio/vnd.wave", "audio/x-wav");

    private final String mime;
    private final Set<String> alsoCalled;

    FileKind(String mime, String... alsoCalled) {
        this.mime = mime;
        this.alsoCalled = Set.of(alsoCalled);
    }

    public String mime() {
        return mime;
    }

    /** @param detected the media type that the first bytes are of */
    boolean begins(String detected) {
        return mime.equals(detected) || alsoCalled.contains(detected);
    }

    static Optional<FileKind> of(String mime) {
        return Arrays.stream(values()).filter(kind -> kind.mime.equals(mime)).findFirst();
    }
}
