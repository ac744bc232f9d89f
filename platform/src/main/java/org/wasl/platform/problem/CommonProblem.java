package org.wasl.platform.problem;

/** The ways every service says no. When adding one: title and detail in both problem files of contracts, and a test. */
public enum CommonProblem implements ProblemType {
    UNREADABLE_REQUEST(400),
    UNKNOWN_PARAMETER(400),
    NOT_AUTHENTICATED(401),
    NOT_ALLOWED(403),
    ORGANIZATION_CLOSED(403),
    WORK_WITH_PERSON_REQUIRED(403),
    NOT_FOUND(404),
    UNKNOWN_PATH(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    ILLEGAL_STEP(409),
    PERSON_IS_RESTRICTED(409),
    LEGAL_BASIS_REJECTED(409),
    ALREADY_EXISTS(409),
    SECOND_PERSON_NEEDED(409),
    STALE_VERSION(412),
    BODY_TOO_LARGE(413),
    ADDRESS_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_FIELDS(422),
    IDEMPOTENCY_KEY_REUSED(422),
    ANSWER_NOT_KEPT(409),
    VERSION_REQUIRED(428),
    TOO_MANY_REQUESTS(429),
    HEADERS_TOO_LARGE(431),
    INTERNAL_ERROR(500),
    BAD_GATEWAY(502),
    DEPENDENCY_UNAVAILABLE(503),
    /** The database went away while something was written. */
    OUTCOME_UNKNOWN(503),
    TOO_BUSY(503),
    /** A disk is nearly full: what is stored can be read. */
    STORAGE_FULL(503),
    GATEWAY_TIMEOUT(504),
    ALREADY_DONE(409),
    NOT_DOWNLOADABLE(409);

    private final int status;

    CommonProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
