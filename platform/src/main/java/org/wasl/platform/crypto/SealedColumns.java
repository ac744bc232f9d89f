package org.wasl.platform.crypto;

import java.util.List;

/** What a service names, beside the columns of {@link SealedText}: a bean of each service that seals. */
public interface SealedColumns {
    List<SealedColumn> columns();
}
