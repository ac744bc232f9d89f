package org.wasl.cases.casefile;

/** What hangs on a case for others: it is there as long as the agency that made it works on the case. */
public interface EndsWithCase {
    /** The case is over, has nothing to rest on any more, or is another agency's now. What ended before stays as it is. */
    void endOf(CaseFile file);
}
