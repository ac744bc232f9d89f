package org.wasl.platform.crypto;

import io.quarkus.arc.Arc;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.DynamicParameterizedType;
import org.hibernate.usertype.UserType;

/** What is stored sealed for its column, behind a mark; without the mark it is still in plain. Values are immutable. */
@SuppressWarnings("removal") // What takes the place of DynamicParameterizedType comes with Hibernate 7.3.
abstract class SealedType<J> implements UserType<J>, DynamicParameterizedType {
    static final String MARK = "{sealed}";
    private static final Set<String> COLUMNS = new ConcurrentSkipListSet<>();

    private String column;
    private Class<?> returned;

    abstract String written(J value);

    abstract J read(String text);

    Class<?> returned() {
        return returned;
    }

    /** All that this service has, as {@code table.column}. */
    static Set<String> columns() {
        return Set.copyOf(COLUMNS);
    }

    @Override
    public void setParameterValues(Properties parameters) {
        ParameterType field = (ParameterType) parameters.get(PARAMETER_TYPE);
        column = (field.getTable() + "." + field.getColumns()[0]).toLowerCase(java.util.Locale.ROOT);
        returned = field.getReturnedClass();
        COLUMNS.add(column);
    }

    static String seal(Sealer cipher, String plain, String column) {
        return MARK + cipher.sealText(plain, column);
    }

    static String open(Sealer cipher, String stored, String column) {
        return stored.startsWith(MARK) ? cipher.openText(stored.substring(MARK.length()), column) : stored;
    }

    @Override
    public J nullSafeGet(ResultSet row, int position, WrapperOptions options) throws SQLException {
        String stored = row.getString(position);
        return stored == null ? null : read(open(cipher(), stored, column));
    }

    @Override
    public void nullSafeSet(PreparedStatement statement, J value, int position, WrapperOptions options)
            throws SQLException {
        if (value == null) {
            statement.setNull(position, Types.VARCHAR);
        } else {
            statement.setString(position, seal(cipher(), written(value), column));
        }
    }

    private static Sealer cipher() {
        return Arc.container().instance(Sealer.class).get();
    }

    @Override
    public int getSqlType() {
        return Types.VARCHAR;
    }

    @Override
    public boolean equals(J one, J other) {
        return Objects.equals(one, other);
    }

    @Override
    public int hashCode(J value) {
        return Objects.hashCode(value);
    }

    @Override
    public J deepCopy(J value) {
        return value;
    }

    @Override
    public boolean isMutable() {
        return false;
    }
}
