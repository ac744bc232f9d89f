package org.wasl.platform.json;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** A body is sent as it is, text in UTF-8, and under its type. One that says otherwise would be read as something that it is not. */
final class ReadableBody {
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !coding.trim().equalsIgnoreCase("identity")) {
            // RFC 9110, 15.5.16: the answer says what is taken instead.
            throw refused("#Content-Encoding", "coded-body").header(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        String sent = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (sent == null) {
            return;
        }
        MediaType type;
        try {
            type = MediaType.valueOf(sent);
        } catch (IllegalArgumentException unreadable) {
            throw refused("#Content-Type", "no-media-type");
        }
        if (type.isWildcardType() || type.isWildcardSubtype()) {
            throw refused("#Content-Type", "no-media-type");
        }
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (isText(type) && charset != null && !CHARSETS.contains(charset.toLowerCase(Locale.ROOT))) {
            throw refused("#Content-Type", "other-charset");
        }
    }

    private static boolean isText(MediaType type) {
        return type.getType().equalsIgnoreCase("text")
                || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("json");
    }

    private static Problem refused(String pointer, String code) {
        return new Problem(CommonProblem.UNSUPPORTED_MEDIA_TYPE).at(pointer, code);
    }
}
