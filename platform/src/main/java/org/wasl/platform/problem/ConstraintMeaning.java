package org.wasl.platform.problem;

import java.util.Map;

/** What the breach of a named database constraint means to a client. One bean per service that has such constraints. */
public interface ConstraintMeaning {
    /** By constraint name, as {@code case_file_external_id_uk}. */
    Map<String, ProblemType> meanings();
}
