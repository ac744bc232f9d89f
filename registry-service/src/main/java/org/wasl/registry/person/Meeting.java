package org.wasl.registry.person;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.IdentifierSystem;
import org.wasl.matching.block.Sketch;

/**
 * Who meets whom: the records that share a key with an asker and enough besides, or a number. Read with plain JDBC: for an import it is the innermost loop, some
 * hundred rows for each person.
 */
final class Meeting {
    /** A key that more have than this says too little to be worth the comparisons; the narrower ones still find her. */
    private static final int CROWD = 100;

    /** All who have a key come as one text of bytes, 24 for each: rows of their own would cost more than the comparisons. Of a crowd nobody comes. */
    private static final String MET = """
            select k.asker, k.match_key, case when m.number <= %d then m.together end
            from unnest(?::int[], ?::bigint[]) as k(asker, match_key)
            cross join lateral (
                select count(*) as number, string_agg(uuid_send(person_id) || int8send(sketch), ''::bytea) as together
                from (select person_id, sketch from person_match_key where match_key = k.match_key limit %d) as who) m
            where m.number > 0
            """.formatted(CROWD, CROWD + 1);

    private static final String NUMBERED = """
            select n.asker, i.person_id
            from unnest(?::int[], ?::text[]) as n(asker, number)
            join person_identifier i on i.value_index = decode(n.number, 'hex') and i.status <> 'REVOKED'
            """;

    private final Crowds crowds;
    private final List<Faces> askers;
    private final List<Set<UUID>> likely = new ArrayList<>();
    private final List<Map<UUID, Met>> met = new ArrayList<>();

    /** Somebody an asker shares keys with. */
    private static final class Met {
        private final long sketch;
        private int keys;

        Met(long sketch) {
            this.sketch = sketch;
        }

        boolean isWorthALook(List<Long> askers) {
            for (long asker : askers) {
                if (Sketch.worthALook(keys, asker, sketch)) {
                    return true;
                }
            }
            return false;
        }
    }

    Meeting(Crowds crowds, List<Faces> askers) {
        this.crowds = crowds;
        this.askers = askers;
        askers.forEach(asker -> {
            likely.add(new LinkedHashSet<>());
            met.add(new LinkedHashMap<>());
        });
    }

    /** For each asker those who may be she. */
    List<Set<UUID>> likely() {
        return likely;
    }

    void hold(Connection connection) throws SQLException {
        byKeys(connection);
        for (int asker = 0; asker < askers.size(); asker++) {
            List<Long> sketches = askers.get(asker).sketches();
            Set<UUID> worthALook = likely.get(asker);
            met.get(asker).forEach((id, other) -> {
                if (other.isWorthALook(sketches)) {
                    worthALook.add(id);
                }
            });
        }
        byNumbers(connection);
    }

    private void byKeys(Connection connection) throws SQLException {
        List<Integer> who = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (int asker = 0; asker < askers.size(); asker++) {
            for (long key : askers.get(asker).keys()) {
                if (!crowds.isOne(key)) {
                    who.add(asker);
                    keys.add(key);
                }
            }
        }
        try (PreparedStatement statement = prepared(connection, MET, who, "bigint", keys);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] together = rows.getBytes(3);
                if (together == null) {
                    crowds.add(rows.getLong(2));
                } else {
                    meet(rows.getInt(1), ByteBuffer.wrap(together));
                }
            }
        }
    }

    private void meet(int asker, ByteBuffer together) {
        Map<UUID, Met> hers = met.get(asker);
        while (together.hasRemaining()) {
            UUID other = new UUID(together.getLong(), together.getLong());
            long sketch = together.getLong();
            hers.computeIfAbsent(other, first -> new Met(sketch)).keys++;
        }
    }

    private void byNumbers(Connection connection) throws SQLException {
        List<Integer> who = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int asker = 0; asker < askers.size(); asker++) {
            for (Map.Entry<IdentifierSystem, Set<String>> number :
                    askers.get(asker).numbers().entrySet()) {
                if (!Faces.OF_HOUSEHOLDS.contains(number.getKey())) {
                    for (String value : number.getValue()) {
                        who.add(asker);
                        numbers.add(value);
                    }
                }
            }
        }
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepared(connection, NUMBERED, who, "text", numbers);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                likely.get(rows.getInt(1)).add(rows.getObject(2, UUID.class));
            }
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, List<Integer> who, String type, List<?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Array askers = connection.createArrayOf("int", who.toArray());
        statement.setArray(1, askers);
        statement.setArray(2, connection.createArrayOf(type, values.toArray()));
        return statement;
    }
}
