package org.wasl.platform.paging;

import java.util.UUID;

/**
 * Where a row stands in a list that is ranked anew for each page.
 *
 * @param rank a text in which the rank can be read again; without {@code |}
 */
public record Place(String rank, UUID id) {}
