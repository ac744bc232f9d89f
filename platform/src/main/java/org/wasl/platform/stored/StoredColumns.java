package org.wasl.platform.stored;

import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Singleton;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;

/** Columns of JSON, for Hibernate. */
@JsonFormat
@PersistenceUnitExtension
@Singleton
public final class StoredColumns implements FormatMapper {
    private final FormatMapper columns = new JacksonJsonFormatMapper(StoredJson.ofColumns());

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        return columns.fromString(text, type, options);
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        return columns.toString(value, type, options);
    }
}
