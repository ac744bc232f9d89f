package org.wasl.platform.idempotency;

import java.util.Map;
import java.util.UUID;
import org.wasl.platform.problem.Problem;

/**
 * A request as a {@link Replay} sees it.
 *
 * @param parameters those of its path, by name
 * @param body as the method takes it; null where it takes none
 * @param made the id of the record that the first answer showed as made; null where it made none, or has just been made
 */
public record RepeatedRequest(Map<String, String> parameters, Object body, UUID made) {
    /** The id that is the parameter {@code id} of the path. */
    public UUID id() {
        return id("id");
    }

    public UUID id(String parameter) {
        try {
            return UUID.fromString(parameters.get(parameter));
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }

    /** The id of the record that the answer shows: what was made, or else this parameter of the path. */
    public UUID shown(String parameter) {
        return made == null ? id(parameter) : made;
    }

    public String text(String parameter) {
        return parameters.get(parameter);
    }
}
