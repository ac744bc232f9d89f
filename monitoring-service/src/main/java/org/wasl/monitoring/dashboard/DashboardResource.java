package org.wasl.monitoring.dashboard;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.wasl.platform.problem.Problem;

/**
 * The dashboard: one page, and the files that it loads. They hold no figure; the page signs its reader in at the identity provider and asks the API with the reader's
 * token, which it keeps in its memory alone.
 */
@Path("/monitoring")
@PermitAll
public class DashboardResource {
    private static final String PAGE = "index.html";
    private static final String CHARTS = "echarts.esm.min.js";

    /** Whoever has the file is asked to look whether it is still the same: a page that was corrected is seen at once. */
    private static final String ASK_AGAIN = "no-cache";
    /** An address that names the content. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Map<String, DashboardFile> files = new ConcurrentHashMap<>();
    private final DashboardFile page;
    private final String policy;

    @Inject
    DashboardResource(DashboardConfig config) {
        String issuer = config.signInAt().orElse("");
        page = DashboardFile.named(PAGE)
                .orElseThrow()
                .with(Map.of(
                        "issuer",
                        issuer,
                        "client",
                        config.clientId(),
                        "charts",
                        CHARTS + "?v=" + file(CHARTS).hash()));
        policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'"
                        + origin(issuer) + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    private static String origin(String issuer) {
        if (!issuer.startsWith("http")) {
            return "";
        }
        URI address = URI.create(issuer);
        return " " + address.getScheme() + "://" + address.getRawAuthority();
    }

    @GET
    @Operation(hidden = true)
    public RestResponse<byte[]> page(@HeaderParam("If-None-Match") String known) {
        return answer(page, known, ASK_AGAIN);
    }

    @GET
    @Path("/{file:[a-z]+(\\.[a-z]+)+}")
    @Operation(hidden = true)
    public RestResponse<byte[]> file(
            @PathParam("file") String name,
            @QueryParam("v") String content,
            @HeaderParam("If-None-Match") String known) {
        if (name.equals(PAGE)) {
            throw Problem.notFound();
        }
        DashboardFile file = file(name);
        return answer(file, known, file.hash().equals(content) ? FOR_EVER : ASK_AGAIN);
    }

    private DashboardFile file(String name) {
        DashboardFile kept = files.get(name);
        if (kept != null) {
            return kept;
        }
        Optional<DashboardFile> found = DashboardFile.named(name);
        found.ifPresent(file -> files.put(name, file));
        return found.orElseThrow(Problem::notFound);
    }

    private RestResponse<byte[]> answer(DashboardFile file, String known, String keep) {
        boolean same = known != null && known.contains(file.tag());
        RestResponse.ResponseBuilder<byte[]> answer = same
                ? RestResponse.ResponseBuilder.notModified()
                : RestResponse.ResponseBuilder.ok(file.content()).header("Content-Type", file.type());
        return answer.header("ETag", file.tag())
                .header("Cache-Control", keep)
                .header("Content-Security-Policy", policy)
                .build();
    }
}
