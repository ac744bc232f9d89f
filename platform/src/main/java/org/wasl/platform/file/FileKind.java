package org.wasl.platform.file;

import java.util.Arrays;
import java.util.Optional;

/** The files that are taken. No archives and no documents with programs in them: nobody must open one to see what it is. */
public enum FileKind {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mime;

    FileKind(String mime) {
        this.mime = mime;
    }

    public String mime() {
        return mime;
    }

    static Optional<FileKind> of(String mime) {
        return Arrays.stream(values()).filter(kind -> kind.mime.equals(mime)).findFirst();
    }
}
