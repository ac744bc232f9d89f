package org.wasl.registry.person;

/**
 * A number that an agency says a person has.
 *
 * @param document which paper it stands on and how far that was checked
 * @param disputed whether another active person has the same number
 */
public record IdentifierClaim(IdentifierNumber number, IdentifierBody document, boolean disputed) {}
