package org.wasl.referral.directory;

import java.net.URI;

/**
 * What is said of a taxonomy.
 *
 * @param edition HSDS {@code version}
 */
public record TaxonomyFields(Label name, Label description, URI uri, String edition) {}
