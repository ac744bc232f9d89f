package org.wasl.referral.directory.csv;

/**
 * A row of a package.
 *
 * @param parent the table of the record that it belongs to; null where it stands for itself
 * @param namesId another record that becomes part of it: a place its location, an attribute its term
 * @param content JSON
 */
record PackageRow(Table table, String id, Table parent, String parentId, String namesId, String content) {}
