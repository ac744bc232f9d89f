package org.wasl.registry.spdci.search;

/** One search or subscription of a message cannot be done; the others are. The code is one of the standard's. */
public final class SearchRejectedException extends RuntimeException {
    static final String CRITERIA = "rjct.search_criteria.invalid";
    static final String FILTER = "rjct.filter.invalid";
    static final String SORT = "rjct.sort.invalid";

    private final String code;

    SearchRejectedException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
