package org.wasl.referral.directory.csv;

/**
 * A row of a package.
 *
 * @param parent the table of the record that it belongs to; null where it stands for itself
 * @param namesId another record that becomes part of it: a place its location, an attribute its term, a capacity its unit
 * @param content JSON
 */
record PackageRow(Table table, String id, Table parent, String parentId, String namesId, String content) {
    /** Column of the id that a part has in the record, where another row has it already. */
    static final String SAME_AS = "x_same_as";

    /** Column of what a row said of the record that it is about, where that is not the record that it stands in. */
    static final String SAID_LINK = "x_said_link";
}
