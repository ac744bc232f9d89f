package org.wasl.referral.directory;

import java.net.URI;
import org.wasl.platform.value.LocalizedText;

/**
 * What is said of a taxonomy.
 *
 * @param edition HSDS {@code version}
 */
public record TaxonomyFields(LocalizedText name, LocalizedText description, URI uri, String edition) {}
