package org.wasl.registry.model;

import java.util.List;
import java.util.UUID;

/** The port by which the training reads the decisions of stewards. The package {@code review}, which keeps them, implements it. */
public interface ReviewedPairs {

    /**
     * A pair that a steward decided.
     *
     * @param same whether both were said to be one person
     */
    record Decided(UUID left, UUID right, boolean same) {}

    /** The newest decisions first. */
    List<Decided> newest(int atMost);
}
