package org.wasl.monitoring.fact;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jboss.logging.Logger;
import org.wasl.monitoring.MonitoringConfig;

/**
 * The read model: what is counted, in columns, in one file of DuckDB (ADR 57). It holds nothing that the topics do not hold. Facts and the position that they were read to commit together, so that a question always sees both of one moment.
 */
@ApplicationScoped
public class FactStore {
    private static final Logger LOG = Logger.getLogger(FactStore.class);

    private final FactFile file;
    private final int questionsAtOnce;
    private final Semaphore questions;
    private DuckDBConnection writer;

    @Inject
    FactStore(MonitoringConfig config) {
        this.file = new FactFile(config);
        this.questionsAtOnce = config.questionsAtOnce();
        this.questions = new Semaphore(questionsAtOnce, true);
    }

    /** Before the facts are read, and before the first question. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent started)
            throws IOException, SQLException {
        open();
    }

    synchronized void open() throws IOException, SQLException {
        file.open();
        writer = file.connection();
    }

    synchronized void stop(@Observes ShutdownEvent stopped) throws SQLException {
        writer.close();
        file.close();
    }

    /** After some faults, a disk that was full for example, the engine answers nothing until its file is opened anew. */
    void recover() throws IOException, SQLException {
        if (answers()) {
            return;
        }
        LOG.warn("The file of facts is opened anew after a fault");
        questions.acquireUninterruptibly(questionsAtOnce);
        try {
            stop(null);
            open();
        } finally {
            questions.release(questionsAtOnce);
        }
    }

    private boolean answers() {
        try {
            return ask(facts -> {
                try (Statement statement = facts.createStatement()) {
                    return statement.execute("select 1");
                }
            });
        } catch (IllegalStateException givenUp) {
            return false;
        }
    }

    /** What is asked in one moment of the facts. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Connection facts) throws SQLException;
    }

    /** Only so many at once: each takes memory, and more of them would be no faster. */
    public <T> T ask(Question<T> question) {
        questions.acquireUninterruptibly();
        try (Connection reader = file.connection()) {
            reader.setAutoCommit(false);
            try {
                return question.ask(reader);
            } finally {
                reader.rollback();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            questions.release();
        }
    }

    /** What is asked of the facts of a publication. */
    @FunctionalInterface
    public interface PublishedQuestion<T> {
        T ask(Connection facts, Publication publication) throws SQLException;
    }

    /** Of the last publication. Empty where nothing was published yet. */
    public <T> Optional<T> askPublished(PublicationSeries series, PublishedQuestion<T> question) {
        return ask(facts -> {
            Optional<Publication> publication = Publication.last(facts, series);
            if (publication.isEmpty()) {
                return Optional.empty();
            }
            Publication.show(facts, series);
            return Optional.of(question.ask(facts, publication.get()));
        });
    }

    /** The facts as they are now are those of the publication from now on. */
    Publication publish(Publication publication, Set<PublicationSeries> all) {
        questions.acquireUninterruptibly();
        try (Connection connection = file.connection()) {
            connection.setAutoCommit(false);
            for (PublicationSeries series : all) {
                publication.make(connection, series);
            }
            connection.commit();
            return publication;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            questions.release();
        }
    }

    /**
     * Applies facts, and notes how far they were read, in one transaction. A fact that is older than what is known of its record changes nothing. One that no column
     * can hold is rejected. A fault of the store rejects nothing: then all wait.
     */
    void apply(FactBatch batch) throws SQLException {
        try {
            inTransaction(statement -> apply(statement, batch));
        } catch (SQLException failed) {
            List<FactBatch.Staged> outOfRange = outOfRange(batch);
            if (outOfRange.isEmpty()) {
                throw failed;
            }
            batch.reject(outOfRange);
            inTransaction(statement -> apply(statement, batch));
        }
    }

    private void apply(Statement statement, FactBatch batch) throws SQLException {
        Collection<FactBatch.Staged> newest = batch.newest();
        if (!newest.isEmpty()) {
            stage(statement, newest);
            for (String kind : kinds(newest)) {
                take(statement, FactTable.all().get(kind));
            }
        }
        note(batch);
    }

    /** Looks at each fact by itself, and at no table of facts: what fails here fails by the fact. */
    private List<FactBatch.Staged> outOfRange(FactBatch batch) throws SQLException {
        List<FactBatch.Staged> found = new ArrayList<>();
        inTransaction(statement -> {
            stage(statement, batch.facts());
            for (String kind : kinds(batch.facts())) {
                try (ResultSet rows =
                        statement.executeQuery(FactTable.all().get(kind).outOfRange("staged"))) {
                    while (rows.next()) {
                        found.add(batch.facts().get(rows.getInt(1)));
                    }
                }
            }
        });
        return found;
    }

    @FunctionalInterface
    private interface Change {
        void make(Statement statement) throws SQLException;
    }

    private void inTransaction(Change change) throws SQLException {
        writer.setAutoCommit(false);
        try (Statement statement = writer.createStatement()) {
            change.make(statement);
            writer.commit();
        } catch (SQLException | RuntimeException failed) {
            try {
                writer.rollback();
            } catch (SQLException notEither) {
                failed.addSuppressed(notEither);
            }
            throw failed;
        }
    }

    private static Set<String> kinds(Collection<FactBatch.Staged> facts) {
        return facts.stream().map(FactBatch.Staged::kind).collect(Collectors.toSet());
    }

    /** Each fact has its place in the order in which they are given. */
    private void stage(Statement statement, Collection<FactBatch.Staged> facts) throws SQLException {
        statement.execute(
                "create or replace temp table staged (place integer, kind varchar, record_id uuid, revision bigint, removed boolean, data varchar)");
        int place = 0;
        try (DuckDBAppender appender = writer.createAppender("temp", "main", "staged")) {
            for (FactBatch.Staged fact : facts) {
                appender.beginRow();
                appender.append(place++);
                appender.append(fact.kind());
                appender.append(fact.record());
                appender.append(fact.revision());
                appender.append(fact.removed());
                appender.append(fact.data());
                appender.endRow();
            }
        }
    }

    private static void take(Statement statement, FactTable table) throws SQLException {
        statement.execute(
                "delete from staged using %1$s l where staged.kind = '%2$s' and l.record_id = staged.record_id and l.revision >= staged.revision"
                        .formatted(table.latest(), table.kind()));
        statement.execute("delete from %1$s using staged s where s.kind = '%2$s' and s.record_id = %1$s.record_id"
                .formatted(table.latest(), table.kind()));
        statement.execute("insert into " + table.latest() + " by position " + table.reading("staged"));
    }

    private void note(FactBatch batch) throws SQLException {
        try (PreparedStatement delete =
                        writer.prepareStatement("delete from read_position where topic = ? and partition = ?");
                PreparedStatement insert = writer.prepareStatement("insert into read_position values (?, ?, ?, ?)")) {
            for (ReadPosition position : batch.positions()) {
                delete.setString(1, position.topic());
                delete.setInt(2, position.partition());
                delete.execute();
                insert.setString(1, position.topic());
                insert.setInt(2, position.partition());
                insert.setLong(3, position.offset());
                insert.setObject(
                        4,
                        position.factAt() == null
                                ? null
                                : position.factAt().atOffset(ZoneOffset.UTC).toLocalDateTime());
                insert.execute();
            }
        }
        if (!batch.rejected().isEmpty()) {
            reject(batch.rejected());
        }
    }

    private void reject(List<FactBatch.Rejected> all) throws SQLException {
        try (DuckDBAppender appender = writer.createAppender("main", "rejected_fact")) {
            for (FactBatch.Rejected rejected : all) {
                appender.beginRow();
                appender.append(rejected.topic());
                appender.append(rejected.partition());
                appender.append(rejected.offset());
                appender.append(rejected.reason());
                appender.endRow();
            }
        }
    }

    /** Before topics are read. What was read of a topic that was made anew since is forgotten, and all with it. @param ids of the topics, by their names */
    void expect(Map<String, String> ids) throws SQLException {
        Map<String, String> known = ask(FactStore::topics);
        if (ids.entrySet().stream()
                .anyMatch(topic -> !topic.getValue().equals(known.getOrDefault(topic.getKey(), topic.getValue())))) {
            LOG.warn("A topic of facts was made anew: all are read again");
            clear();
        }
        try (PreparedStatement insert = writer.prepareStatement(
                "insert into read_topic select $1, $2 where not exists (select 1 from read_topic where topic = $1)")) {
            writer.setAutoCommit(true);
            for (Map.Entry<String, String> topic : ids.entrySet()) {
                insert.setString(1, topic.getKey());
                insert.setString(2, topic.getValue());
                insert.execute();
            }
        }
    }

    private static Map<String, String> topics(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement();
                ResultSet rows = statement.executeQuery("select topic, id from read_topic")) {
            Map<String, String> topics = new HashMap<>();
            while (rows.next()) {
                topics.put(rows.getString(1), rows.getString(2));
            }
            return topics;
        }
    }

    /** Forgets all, in one moment: from then on figures are those of no facts, until the topics are read again. */
    void clear() throws SQLException {
        inTransaction(statement -> {
            for (FactTable table : FactTable.all().values()) {
                statement.execute("delete from " + table.latest());
            }
            statement.execute("delete from read_topic");
            statement.execute("delete from read_position");
            statement.execute("delete from rejected_fact");
        });
    }

    /** What was not counted, the oldest first; some of many. */
    static List<FactBatch.Rejected> rejected(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select topic, partition, fact_offset, reason from rejected_fact order by topic, partition, fact_offset limit 1000")) {
            List<FactBatch.Rejected> rejected = new ArrayList<>();
            while (rows.next()) {
                rejected.add(
                        new FactBatch.Rejected(rows.getString(1), rows.getInt(2), rows.getLong(3), rows.getString(4)));
            }
            return rejected;
        }
    }

    /** How far each partition is read, in one moment of the facts; none of a partition of which nothing was read. */
    public static List<ReadPosition> positions(Connection facts) throws SQLException {
        try (Statement statement = facts.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select topic, partition, next_offset, fact_at from read_position order by topic, partition")) {
            List<ReadPosition> positions = new ArrayList<>();
            while (rows.next()) {
                Timestamp factAt = rows.getTimestamp(4);
                positions.add(new ReadPosition(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getLong(3),
                        factAt == null ? null : factAt.toLocalDateTime().toInstant(ZoneOffset.UTC)));
            }
            return positions;
        }
    }
}
