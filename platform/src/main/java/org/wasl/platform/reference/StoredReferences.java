package org.wasl.platform.reference;

import java.util.List;

/** What a service keeps ids of: a bean of each service that does. */
public interface StoredReferences {
    List<Reference> references();
}
