package org.wasl.registry.spdci;

import org.wasl.platform.problem.ProblemType;

/**
 * How a message of SPDCI is refused as a whole, with the standard's code for it. Texts in both problem files of contracts.
 *
 * <p>Source: {@code Error} of social_api_v1.0.0.
 */
public enum SpdciProblem implements ProblemType {
    MESSAGE_VERSION_UNKNOWN(400, "err.version.not_supported"),
    MESSAGE_ACTION_WRONG(400, "err.request.bad"),
    MESSAGE_STALE(400, "err.request.bad"),
    MESSAGE_REPEATED(409, "err.request.bad"),
    MESSAGE_SENDER_UNKNOWN(403, "err.sender_id.invalid"),
    MESSAGE_FOR_ANOTHER(400, "err.receiver_id.invalid"),
    CALLBACK_NOT_ALLOWED(400, "err.sender_uri.invalid"),
    SIGNATURE_MISSING(403, "err.signature.missing"),
    SIGNATURE_INVALID(403, "err.signature.invalid"),
    ENCRYPTION_INVALID(400, "err.encryption.invalid");

    private final int status;
    private final String error;

    SpdciProblem(int status, String error) {
        this.status = status;
        this.error = error;
    }

    @Override
    public int status() {
        return status;
    }

    String error() {
        return error;
    }
}
