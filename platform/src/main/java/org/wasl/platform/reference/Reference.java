package org.wasl.platform.reference;

/**
 * Ids that a service keeps of records whose existence no constraint of its database can demand: of other services, or within an array or JSON.
 *
 * @param name of the metric's label, such as {@code centre_programme.location_id}
 * @param ids query of the ids, in SQL; nulls are left out
 * @param known table with the ids that exist, in its column {@code id}
 */
public record Reference(String name, String ids, String known) {
    public static Reference of(String table, String column, String known) {
        return new Reference(table + "." + column, "select " + column + " from " + table, known);
    }

    /** Of a column that is an array. */
    public static Reference ofEach(String table, String column, String known) {
        return new Reference(table + "." + column, "select unnest(" + column + ") from " + table, known);
    }

    String countOfOrphans() {
        return "select count(*) from (" + ids + ") as named(id) where named.id is not null and not exists"
                + " (select 1 from " + known + " as known where known.id = named.id)";
    }
}
