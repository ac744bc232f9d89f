package org.wasl.gateway.routing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which service answers which path. The map of the API; one place.
 *
 * @param label what metrics say of the path: its beginning, which holds no id
 */
record Route(String service, String path, String label) {
    /** What every service has, the gateway has too. */
    static final String GATEWAY = "gateway";

    private static final List<String> REGISTRY = List.of(
            "/v1/persons",
            "/v1/households",
            "/v1/match-reviews",
            "/v1/match-models",
            "/v1/merges",
            "/v1/person-imports",
            "/v1/crosswalks",
            "/v1/lookup-alerts",
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
            "/v1/accounts",
            "/v1/supervision-gaps",
            "/v1/break-glass-reviews",
            "/v1/approvals",
            "/v1/break-glass-refusals",
            "/v1/licence-classes",
            "/v1/transfers",
            "/v1/deadline-policies",
            "/v1/holidays",
            "/v1/programmes",
            "/v1/enrolment-outcomes",
            "/v1/incident-statistics",
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

    private static final List<String> MONITORING = List.of(
            "/v1/indicators",
            "/v1/figures",
            "/v1/open-data",
            "/v1/plan-frameworks",
            "/v1/plan-reports",
            "/v1/follow-up-actions",
            "/v1/indicator-thresholds",
            "/v1/indicator-alerts",
            "/v1/crisis-responses",
            "/v1/report-subscriptions",
            "/monitoring");

    /**
     * Paths that need no token: the public directory, the pages of providers without a system and of people who say how it went, the page of the dashboard, which signs its
     * reader in itself, and downloads, whose permission is a short-lived token in a form, which the service checks.
     */
    boolean isOpen() {
        return path.equals("/v1/attachment-downloads")
                || path.equals("/v1/referral-downloads")
                || path.equals("/hsds")
                || path.startsWith("/hsds/")
                || path.equals("/fhir/metadata")
                || path.equals("/spdci/v1.0.0/.well-known/jwks.json")
                || path.startsWith("/provider/")
                || path.equals("/feedback")
                || path.startsWith("/feedback/")
                || path.equals("/monitoring")
                || path.startsWith("/monitoring/");
    }

    /** Files that come and go, and what takes long: {@code /v1/person-imports/…/parts/3}, {@code /v1/cases/export}, {@code /v1/cases/reassignments}. */
    private static final Set<String> BULK =
            Set.of("imports", "person-imports", "import", "export", "content", "verify", "reassignments");

    RouteClass kind() {
        if (isOpen()) {
            return path.startsWith("/hsds") || path.startsWith("/fhir") ? RouteClass.DIRECTORY : RouteClass.PAGES;
        }
        if (Stream.of(path.split("/")).anyMatch(BULK::contains)) {
            return RouteClass.BULK;
        }
        return RouteClass.valueOf(service.toUpperCase(Locale.ROOT));
    }

    /** What every service has: here under the service's name. */
    private static final List<String> OF_EVERY_SERVICE =
            List.of("/v1/audit/", "/v1/dead-letters/", "/v1/facts/", "/v1/keys/");

    /** Empty for what the gateway answers itself. */
    static Optional<Route> of(String path) {
        return OF_EVERY_SERVICE.stream()
                .flatMap(prefix -> joined(path, prefix).stream())
                .findFirst()
                .or(() -> withoutVersion(path, "/spdci/registry/", "/spdci/v1.0.0/registry/"))
                .or(() -> direct(path, "registry", REGISTRY))
                .or(() -> direct(path, "case", CASE))
                .or(() -> direct(path, "referral", REFERRAL))
                .or(() -> direct(path, "monitoring", MONITORING));
    }

    /**
     * An address as the service tells it, for whoever asks here: a path of the gateway, without the service's host. RFC 9110 lets Location be relative; a
     * client resolves it against the address that it called.
     */
    String outside(String address) {
        URI told;
        try {
            told = new URI(address);
        } catch (URISyntaxException unreadable) {
            return address;
        }
        if (told.getRawAuthority() == null) {
            return address;
        }
        String inner = told.getRawPath().isEmpty() ? "/" : told.getRawPath();
        String outer = OF_EVERY_SERVICE.stream()
                .filter(inner::startsWith)
                .findFirst()
                .map(prefix -> prefix + service + "/" + inner.substring(prefix.length()))
                .orElse(inner);
        return outer
                + (told.getRawQuery() == null ? "" : "?" + told.getRawQuery())
                + (told.getRawFragment() == null ? "" : "#" + told.getRawFragment());
    }

    /** A client of a standard that has one version may leave it out. */
    private static Optional<Route> withoutVersion(String path, String prefix, String current) {
        return path.startsWith(prefix)
                ? Optional.of(new Route("registry", current + path.substring(prefix.length()), label(prefix)))
                : Optional.empty();
    }

    private static Optional<Route> direct(String path, String service, List<String> prefixes) {
        return prefixes.stream()
                .filter(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                .findFirst()
                .map(prefix -> new Route(service, path, label(prefix)));
    }

    private static String label(String prefix) {
        return prefix.endsWith("/") ? prefix + "*" : prefix + "/*";
    }

    /** {@code /v1/audit/case/entries} is the case service's {@code /v1/audit/entries}. */
    private static Optional<Route> joined(String path, String prefix) {
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = path.substring(prefix.length());
        int end = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
        String service = rest.substring(0, end);
        return List.of("registry", "case", "referral", "monitoring", GATEWAY).contains(service)
                ? Optional.of(new Route(
                        service, prefix.substring(0, prefix.length() - 1) + rest.substring(end), label(prefix)))
                : Optional.empty();
    }
}
