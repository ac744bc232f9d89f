package org.wasl.platform.file;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestResponse;

/** A file as an answer: streamed, under its own name with an extension of its kind, taken for nothing else, kept by nobody on the way. */
public final class Download {
    private Download() {}

    public static RestResponse<StreamingOutput> of(StoredFile file, String name, InputStream content) {
        StreamingOutput stream = content::transferTo;
        return RestResponse.ResponseBuilder.ok(stream, file.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(file.kind().named(name), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }
}
