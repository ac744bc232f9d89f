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
import org.wasl.matching.block.RecordSignature;

/**
 * Finds the candidate records for some queries: those that share a blocking key and pass the prefilter, and those that share a number. Uses plain JDBC: an import
 * runs it for every person, with some hundred rows each.
 */
final class BlockingQuery {
    /** Blocks with more records than this say too little for so many comparisons; narrower keys still find the person. */
    private static final int MAX_BLOCK_SIZE = 100;

    /** A block comes as one byte string, 24 bytes for each record: separate rows would cost more than the comparisons. An oversized block comes empty. */
    private static final String BY_BLOCKING_KEY = """
            select k.query, k.match_key, case when m.number <= %d then m.packed end
            from unnest(?::int[], ?::bigint[]) as k(query, match_key)
            cross join lateral (
                select count(*) as number, string_agg(uuid_send(person_id) || int8send(sketch), ''::bytea) as packed
                from (select person_id, sketch from person_match_key where match_key = k.match_key limit %d) as block) m
            where m.number > 0
            """.formatted(MAX_BLOCK_SIZE, MAX_BLOCK_SIZE + 1);

    private static final String BY_IDENTIFIER = """
            select n.query, i.person_id
            from unnest(?::int[], ?::text[]) as n(query, number)
            join person_identifier i on i.value_index = decode(n.number, 'hex') and i.status <> 'REVOKED'
            """;

    private final OversizedBlocks oversizedBlocks;
    private final List<MatchProfile> queries;
    private final List<Set<UUID>> candidates = new ArrayList<>();
    private final List<Map<UUID, Candidate>> scanned = new ArrayList<>();

    /** A record that shares keys with a query. */
    private static final class Candidate {
        private final long signature;
        private int keys;

        Candidate(long signature) {
            this.signature = signature;
        }

        boolean passesPrefilter(List<Long> signatures) {
            for (long query : signatures) {
                if (RecordSignature.passesPrefilter(keys, query, signature)) {
                    return true;
                }
            }
            return false;
        }
    }

    BlockingQuery(OversizedBlocks oversizedBlocks, List<MatchProfile> queries) {
        this.oversizedBlocks = oversizedBlocks;
        this.queries = queries;
        queries.forEach(query -> {
            candidates.add(new LinkedHashSet<>());
            scanned.add(new LinkedHashMap<>());
        });
    }

    /** The ids of the candidates for each query, in the order of the queries. */
    List<Set<UUID>> candidates() {
        return candidates;
    }

    void execute(Connection connection) throws SQLException {
        byKeys(connection);
        for (int query = 0; query < queries.size(); query++) {
            List<Long> signatures = queries.get(query).signatures();
            Set<UUID> passed = candidates.get(query);
            scanned.get(query).forEach((id, other) -> {
                if (other.passesPrefilter(signatures)) {
                    passed.add(id);
                }
            });
        }
        byIdentifiers(connection);
    }

    private void byKeys(Connection connection) throws SQLException {
        List<Integer> queryIndexes = new ArrayList<>();
        List<Long> keys = new ArrayList<>();
        for (int query = 0; query < queries.size(); query++) {
            for (long key : queries.get(query).blockingKeys()) {
                if (!oversizedBlocks.contains(key)) {
                    queryIndexes.add(query);
                    keys.add(key);
                }
            }
        }
        try (PreparedStatement statement = prepare(connection, BY_BLOCKING_KEY, queryIndexes, "bigint", keys);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                byte[] packed = rows.getBytes(3);
                if (packed == null) {
                    oversizedBlocks.add(rows.getLong(2));
                } else {
                    collect(rows.getInt(1), ByteBuffer.wrap(packed));
                }
            }
        }
    }

    private void collect(int query, ByteBuffer packed) {
        Map<UUID, Candidate> known = scanned.get(query);
        while (packed.hasRemaining()) {
            UUID other = new UUID(packed.getLong(), packed.getLong());
            long signature = packed.getLong();
            known.computeIfAbsent(other, first -> new Candidate(signature)).keys++;
        }
    }

    private void byIdentifiers(Connection connection) throws SQLException {
        List<Integer> queryIndexes = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int query = 0; query < queries.size(); query++) {
            for (Map.Entry<IdentifierSystem, Set<String>> number :
                    queries.get(query).numbers().entrySet()) {
                if (!number.getKey().isOfHousehold()) {
                    for (String value : number.getValue()) {
                        queryIndexes.add(query);
                        numbers.add(value);
                    }
                }
            }
        }
        if (numbers.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = prepare(connection, BY_IDENTIFIER, queryIndexes, "text", numbers);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                candidates.get(rows.getInt(1)).add(rows.getObject(2, UUID.class));
            }
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, List<Integer> queryIndexes, String type, List<?> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Array queries = connection.createArrayOf("int", queryIndexes.toArray());
        statement.setArray(1, queries);
        statement.setArray(2, connection.createArrayOf(type, values.toArray()));
        return statement;
    }
}
