package org.wasl.platform.vocabulary;

import java.util.List;

/** What a breached {@link CodeOf} tells beside its place: the codes that may be meant, the whole list where it is short. */
public record MeantCodes(List<String> codes) {}
