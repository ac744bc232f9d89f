package org.wasl.benchmarks;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.wasl.platform.audit.AuditChain;
import org.wasl.platform.audit.AuditSeal;
import org.wasl.stack.DemoAccounts;

/**
 * Cases of ten agencies over three years: for each case seven tasks and three services, one plan for two cases; two thirds of the tasks are done. The demo's
 * accounts hold 25 cases each and a team of 150 like anybody else. Everything is as the service would have written it, sealed and chained with its keys.
 */
final class CaseData {
    private static final int ENTRIES_OF_A_REQUEST = 50;
    private static final int REQUESTS_OF_A_SEAL = 40;
    private static final int CASES_OF_A_WORKER = 25;
    private static final int WORKERS_OF_A_SUPERVISOR = 6;
    private static final String[] PROGRAMMES = {
        "CHILD_PROTECTION",
        "CHILD_PROTECTION",
        "GBV",
        "DISABILITY",
        "OLDER_PERSON",
        "FAMILY_SUPPORT",
        "GENERAL_PROTECTION"
    };
    private static final String[] CONCERNS = {
        "neglect", "unaccompanied", "separated", "gbv_survivor", "serious_health_issue", "street_child", "statelessness"
    };
    private static final String[] NEEDS = {"CR-CP", "DS-PM", "DS-V", "SM-MI", "FU-FR", "SC-UC", "LP-ND"};
    private static final String[] RISKS = {"HIGH", "MEDIUM", "MEDIUM", "LOW", "LOW", "NOT_ASSESSED"};

    private final Fill fill;
    private final Client.Accounts accounts;
    private final Random random = new Random(42);
    private final String[] agencies = new String[10];

    private record Row(UUID id, String at, String agency, String owner, String supervisor, boolean running) {}

    CaseData(Fill fill, Client.Accounts accounts) {
        this.fill = fill;
        this.accounts = accounts;
        Arrays.setAll(
                agencies,
                i -> i == 0 ? DemoAccounts.MINISTRY : UUID.randomUUID().toString());
    }

    void fill(int count, long auditRows) throws SQLException, IOException {
        List<Row> cases = cases(count);
        tasks(cases);
        services(cases);
        plans(cases);
        audit(cases, auditRows);
        fill.done();
    }

    private List<Row> cases(int count) throws SQLException, IOException {
        List<Row> rows = new ArrayList<>(count);
        String[] workers = new String[count / CASES_OF_A_WORKER + 1];
        String[] supervisors = new String[workers.length / WORKERS_OF_A_SUPERVISOR + 1];
        Arrays.setAll(workers, i -> UUID.randomUUID().toString());
        Arrays.setAll(supervisors, i -> UUID.randomUUID().toString());
        workers[0] = accounts.caseworker();
        workers[1] = accounts.colleague();
        supervisors[0] = accounts.supervisor();
        fill.copy(
                "case_file (id, version, created_at, updated_at, agency_id, case_number, programme, subject_id,"
                        + " original_subject_id, status, stage, risk, sensitivity, owner_id, supervisor_id, identified_on,"
                        + " concerns, specific_needs, legal_basis, opened_at, closed_at, closure_reason, reopen_count)",
                out -> {
                    for (int i = 0; i < count; i++) {
                        Instant at = Fill.moment(i, count);
                        // Workers are not born one after the other: cases of all of them are spread over the years.
                        int worker = i % workers.length;
                        int supervisor = worker / WORKERS_OF_A_SUPERVISOR;
                        String agency = agencies[supervisor == 0 ? 0 : supervisor % 7 < 3 ? 0 : supervisor % 10];
                        String programme = PROGRAMMES[random.nextInt(PROGRAMMES.length)];
                        boolean closed = random.nextInt(100) < 40;
                        UUID id = UuidCreator.getTimeOrderedEpoch(at);
                        String person = UUID.randomUUID().toString();
                        Fill.line(
                                out,
                                id,
                                3,
                                at,
                                at,
                                agency,
                                "C-" + at.toString().substring(0, 4) + "-" + Integer.toString(i + 1_000_000, 32),
                                programme,
                                person,
                                person,
                                closed ? "CLOSED" : "OPEN",
                                closed ? "CLOSURE" : "IMPLEMENTATION",
                                RISKS[random.nextInt(RISKS.length)],
                                programme.equals("GBV")
                                        ? "RESTRICTED"
                                        : programme.equals("CHILD_PROTECTION") ? "SENSITIVE" : "STANDARD",
                                workers[worker],
                                supervisors[supervisor],
                                at.toString().substring(0, 10),
                                "{" + CONCERNS[random.nextInt(CONCERNS.length)] + "}",
                                "{" + NEEDS[random.nextInt(NEEDS.length)] + "}",
                                "BEST_INTERESTS",
                                at,
                                closed ? at.plus(90, ChronoUnit.DAYS) : null,
                                closed ? "GOALS_ACHIEVED" : null,
                                0);
                        rows.add(new Row(id, at.toString(), agency, workers[worker], supervisors[supervisor], !closed));
                    }
                });
        return rows;
    }

    private void tasks(List<Row> cases) throws SQLException, IOException {
        String[] types = {"ASSESSMENT", "PLAN", "FOLLOW_UP", "REVIEW", "APPROVAL", "CUSTOM", "FIRST_RESPONSE"};
        fill.copy(
                "task (id, version, created_at, updated_at, agency_id, case_id, type, assignee, status, due_at, completed_at,"
                        + " next_bell_at, breached_at, pauses_on_hold, recurring)",
                out -> {
                    for (Row file : cases) {
                        for (int i = 0; i < 7; i++) {
                            boolean open = file.running() && i < 4 && random.nextInt(100) < 55;
                            Instant due = Instant.now()
                                    .plus(random.nextInt(120) - 20, ChronoUnit.DAYS)
                                    .truncatedTo(ChronoUnit.SECONDS);
                            boolean late = due.isBefore(Instant.now());
                            Fill.line(
                                    out,
                                    UuidCreator.getTimeOrderedEpoch(
                                            Instant.parse(file.at()).plusSeconds(i * 86_400L)),
                                    0,
                                    file.at(),
                                    file.at(),
                                    file.agency(),
                                    file.id(),
                                    types[i],
                                    types[i].equals("APPROVAL") ? file.supervisor() : file.owner(),
                                    open ? "OPEN" : "DONE",
                                    due,
                                    open ? null : file.at(),
                                    open && !late ? due : null,
                                    open && late ? due : null,
                                    true,
                                    false);
                        }
                    }
                });
    }

    private record Remark(String text) {}

    private void services(List<Row> cases) throws SQLException, IOException {
        fill.copy(
                "service_delivery (id, version, created_at, updated_at, agency_id, case_id, content_sealed, service_type,"
                        + " requested_on, delivered_on, status)",
                out -> {
                    for (Row file : cases) {
                        for (int i = 0; i < 3; i++) {
                            UUID id = UuidCreator.getTimeOrderedEpoch(
                                    Instant.parse(file.at()).plusSeconds(i * 200_000L));
                            Fill.line(
                                    out,
                                    id,
                                    1,
                                    file.at(),
                                    file.at(),
                                    file.agency(),
                                    file.id(),
                                    fill.sealed(new Remark("Came with her mother, will come again."), id.toString()),
                                    "DISABILITY_REHABILITATION",
                                    file.at().substring(0, 10),
                                    file.at().substring(0, 10),
                                    "DELIVERED");
                        }
                    }
                });
    }

    private void plans(List<Row> cases) throws SQLException, IOException {
        List<UUID[]> goals = new ArrayList<>();
        fill.copy(
                "case_plan (id, version, created_at, updated_at, agency_id, case_id, number, status, agreed_with_client)",
                out -> {
                    for (int i = 0; i < cases.size(); i += 2) {
                        Row file = cases.get(i);
                        UUID id = UuidCreator.getTimeOrderedEpoch(Instant.parse(file.at()));
                        goals.add(new UUID[] {UuidCreator.getTimeOrderedEpoch(), id});
                        Fill.line(out, id, 3, file.at(), file.at(), file.agency(), file.id(), 1, "ACTIVE", true);
                    }
                });
        fill.copy("plan_goal (id, plan_id, description, outcome)", out -> {
            for (UUID[] goal : goals) {
                Fill.line(out, goal[0], goal[1], "Walks to school alone", "IN_PROGRESS");
            }
        });
        fill.copy("plan_action (id, goal_id, service_type, status)", out -> {
            for (UUID[] goal : goals) {
                Fill.line(out, UuidCreator.getTimeOrderedEpoch(), goal[0], "DISABILITY_REHABILITATION", "PLANNED");
                Fill.line(out, UuidCreator.getTimeOrderedEpoch(), goal[0], "ASSISTIVE_DEVICE", "DONE");
            }
        });
    }

    /** The chain as the service seals it, written in one go, behind what the platform itself has sealed: that much is anchored already. */
    private void audit(List<Row> cases, long count) throws SQLException, IOException {
        fill.execute(
                "select pg_advisory_lock(" + AuditSeal.LOCK + ")",
                "drop index audit_entry_record_ix",
                // What the platform writes from here on comes behind all this.
                "insert into audit_offset (tx_offset) select max(tx_offset) + "
                        + (count / ENTRIES_OF_A_REQUEST + 1_000_000) + " from audit_offset");
        Head head = head();
        AuditChain chain = new AuditChain(fill.keys());
        List<String> seals = new ArrayList<>();
        byte[][] last = {head.hash};
        fill.copy(
                "audit_entry (tx, seq, at, subject, agency_id, purpose, action, record_id, details, request_id)",
                out -> {
                    AuditChain.Seal seal = null;
                    for (long i = 1; i <= count; i++) {
                        long seq = head.seq + i;
                        long request = (i - 1) / ENTRIES_OF_A_REQUEST;
                        long tx = head.untilTx + request;
                        long end = head.untilTx + request - request % REQUESTS_OF_A_SEAL + REQUESTS_OF_A_SEAL;
                        if (seal == null) {
                            seal = chain.begin(chain.keyId(), last[0], head.number + seals.size() + 1, end);
                        }
                        Row file = cases.get(random.nextInt(cases.size()));
                        Instant at = Fill.FIRST.plusMillis(Fill.SPAN_SECONDS * 1000 / count * i);
                        String place = tx + "\t" + seq + "\t";
                        String rest = "\t" + file.owner() + "\t" + file.agency() + "\t\\N\t"
                                + (i % 5 == 0 ? "case.changed" : "case.read") + "\t" + file.id() + "\tNEEDS\t\\N\n";
                        seal.add((place + at.getEpochSecond() + "." + String.format("%06d", at.getNano() / 1000) + rest)
                                .getBytes(StandardCharsets.UTF_8));
                        out.write(place + at + rest);
                        if (i % (ENTRIES_OF_A_REQUEST * REQUESTS_OF_A_SEAL) == 0 || i == count) {
                            last[0] = seal.hash();
                            seals.add(end + "\t" + seal.entries() + "\t\\\\x"
                                    + HexFormat.of().formatHex(last[0]) + "\t" + chain.keyId());
                            seal = null;
                        }
                    }
                });
        fill.copy("audit_seal (number, until_tx, entries, hash, key_id)", out -> {
            for (int i = 0; i < seals.size(); i++) {
                out.write((head.number + i + 1) + "\t" + seals.get(i) + "\n");
            }
        });
        fill.execute(
                "create index audit_entry_record_ix on audit_entry (record_id, tx, seq)",
                "alter table audit_entry alter column seq restart with " + (head.seq + count + 1_000_000),
                "select pg_advisory_unlock(" + AuditSeal.LOCK + ")");
    }

    private record Head(long number, long untilTx, byte[] hash, long seq) {}

    /** No row of the platform may be left unsealed: it would lie among those that are filled in. */
    private Head head() throws SQLException {
        try (var row = fill.database()
                .createStatement()
                .executeQuery("select coalesce(max(number), 0), greatest(coalesce(max(until_tx), 0),"
                        + " (select coalesce(max(tx), 0) + 1 from audit_entry)),"
                        + " coalesce((select hash from audit_seal order by number desc limit 1), ''),"
                        + " (select coalesce(max(seq), 0) from audit_entry),"
                        + " (select count(*) from audit_entry where tx >= coalesce((select max(until_tx) from audit_seal), 0))"
                        + " from audit_seal")) {
            row.next();
            if (row.getLong(5) > 0) {
                throw new IllegalStateException(
                        "The platform has audit rows that are not sealed yet: try again in some seconds");
            }
            return new Head(row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4));
        }
    }
}
