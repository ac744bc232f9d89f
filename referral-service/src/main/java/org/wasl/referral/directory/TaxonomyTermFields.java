package org.wasl.referral.directory;

import java.net.URI;
import java.util.UUID;

/**
 * What is said of a term.
 *
 * @param parentId the term above it, of the same taxonomy; null at the top
 */
public record TaxonomyTermFields(String code, Label name, Label description, URI uri, UUID parentId) {}
