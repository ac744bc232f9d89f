package org.wasl.contracts.code;

/** In which form the open data are downloaded. */
public enum OpenDataFormat {
    CSV,
    PARQUET
}
