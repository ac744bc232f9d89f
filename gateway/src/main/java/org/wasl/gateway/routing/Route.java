package org.wasl.gateway.routing;

import java.util.List;
import java.util.Optional;

/** Which service answers which path. The map of the API; one place. */
record Route(String service, String path) {
    private static final List<String> REGISTRY = List.of(
            "/v1/persons",
            "/v1/households",
            "/v1/match-reviews",
            "/v1/match-models",
            "/v1/merges",
            "/v1/person-imports",
            "/v1/crosswalks",
            "/v1/legal-basis-reviews",
            "/v1/subject-requests",
            "/v1/retention-rules",
            "/v1/spdci-senders",
            "/v1/spdci-deliveries",
            "/v1/spdci-messages",
            "/spdci");
    private static final List<String> CASE = List.of(
            "/v1/cases",
            "/v1/tasks",
            "/v1/workers",
            "/v1/licence-classes",
            "/v1/transfers",
            "/v1/deadline-policies",
            "/v1/holidays",
            "/v1/programmes",
            "/v1/case-forms",
            "/v1/attachment-downloads");
    private static final List<String> REFERRAL = List.of(
            "/v1/referrals",
            "/v1/referral-escalations",
            "/v1/referral-metrics",
            "/v1/capacity-holds",
            "/v1/referral-downloads",
            "/v1/directory",
            "/hsds",
            "/fhir",
            "/provider",
            "/feedback");

    /**
     * Paths that need no token: the public directory, the pages of providers without a system and of people who say how it went, and those whose last segment is the permission, a short-lived link
     * that the service checks, opened by a browser.
     */
    boolean isOpen() {
        return path.startsWith("/v1/attachment-downloads/")
                || path.startsWith("/v1/referral-downloads/")
                || path.equals("/hsds")
                || path.startsWith("/hsds/")
                || path.equals("/fhir/metadata")
                || path.equals("/spdci/v1.0.0/.well-known/jwks.json")
                || path.startsWith("/provider/")
                || path.equals("/feedback")
                || path.startsWith("/feedback/");
    }

    /** Empty for what the gateway answers itself. */
    static Optional<Route> of(String path) {
        return joined(path, "/v1/audit/")
                .or(() -> joined(path, "/v1/dead-letters/"))
                .or(() -> withoutVersion(path, "/spdci/registry/", "/spdci/v1.0.0/registry/"))
                .or(() -> direct(path, "registry", REGISTRY))
                .or(() -> direct(path, "case", CASE))
                .or(() -> direct(path, "referral", REFERRAL));
    }

    /** A client of a standard that has one version may leave it out. */
    private static Optional<Route> withoutVersion(String path, String prefix, String current) {
        return path.startsWith(prefix)
                ? Optional.of(new Route("registry", current + path.substring(prefix.length())))
                : Optional.empty();
    }

    private static Optional<Route> direct(String path, String service, List<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .findFirst()
                .map(prefix -> new Route(service, path));
    }

    /** {@code /v1/audit/case/entries} is the case service's {@code /v1/audit/entries}. */
    private static Optional<Route> joined(String path, String prefix) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = path.substring(prefix.length());
        int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        String service = rest.substring(0, end);
        return List.of("registry", "case", "referral").contains(service)
                ? Optional.of(new Route(service, prefix.substring(0, prefix.length() - 1) + rest.substring(end)))
                : Optional.empty();
    }
}
