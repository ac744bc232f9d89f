package org.wasl.contracts.code;

/** In which form figures leave the platform. */
public enum FigureFormat {
    /** A line for each figure, under headers and HXL tags. */
    HXL,
    /** The same as a workbook, with the labels of codes in the caller's language. */
    XLSX,
    /** Who does what, where and when: by agency and governorate, as clusters collect it. */
    FOUR_W,
    /** A line for each partner, place and month with the indicator as a column, as ActivityInfo imports it. */
    ACTIVITYINFO,
    /** A map: a feature for each governorate or district and period, as RFC 7946 describes GeoJSON. */
    GEOJSON
}
