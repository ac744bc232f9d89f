package org.wasl.registry.person;

/**
 * A number as somebody gives it.
 *
 * @param paper which paper it stands on and how far that was checked
 * @param disputed whether another active person has the same number
 */
public record Numbered(IdentifierNumber number, IdentifierBody paper, boolean disputed) {}
