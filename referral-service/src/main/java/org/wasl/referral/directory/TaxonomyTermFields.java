package org.wasl.referral.directory;

import java.net.URI;
import java.util.UUID;
import org.wasl.platform.value.LocalizedText;

/**
 * What is said of a term.
 *
 * @param parentId the term above it, of the same taxonomy; null at the top
 */
public record TaxonomyTermFields(String code, LocalizedText name, LocalizedText description, URI uri, UUID parentId) {}
