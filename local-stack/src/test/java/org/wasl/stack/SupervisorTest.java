package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SupervisorTest {
    @TempDir
    Path run;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean dead = true;
    private int starts;

    @Test
    void what_keeps_dying_is_started_after_ever_longer_pauses() {
        Supervisor watching = supervisor();
        for (int second = 0; second < 3600; second++) {
            watching.round();
            now = now.plusSeconds(1);
        }

        // 1, 2, 4 ... 60 seconds, then once a minute.
        assertThat(starts).isBetween(60, 70);
        assertThat(Supervisor.restarts(run, "registry"))
                .hasValueSatisfying(restarts -> assertThat(restarts.times()).isEqualTo(starts));
    }

    @Test
    void what_runs_is_left_alone_and_what_recovered_is_started_at_once_again() {
        Supervisor watching = supervisor();
        for (int i = 0; i < 100; i++) {
            watching.round();
            now = now.plusSeconds(1);
        }
        int before = starts;
        dead = false;
        for (int i = 0; i < 600; i++) {
            watching.round();
            now = now.plusSeconds(1);
        }
        assertThat(starts).isEqualTo(before);

        dead = true;
        watching.round();

        assertThat(starts).isEqualTo(before + 1);
    }

    @Test
    void a_process_that_was_stopped_did_not_die_and_one_that_was_killed_did() throws IOException {
        ManagedProcess process = new ManagedProcess(run.resolve("sleeper.pid"), run.resolve("sleeper.log"), run);
        assertThat(process.died()).isFalse();
        process.start(List.of("sleep", "600"), Map.of());
        assertThat(process.died()).isFalse();

        ProcessHandle handle = process.running().orElseThrow();
        handle.destroyForcibly();
        handle.onExit().join();
        assertThat(process.died()).isTrue();

        process.start(List.of("sleep", "600"), Map.of());
        process.stop(Duration.ofSeconds(5));
        assertThat(process.died()).isFalse();
    }

    @Test
    void what_others_need_is_started_first_and_they_wait_for_it() {
        AtomicBoolean databaseCanStart = new AtomicBoolean();
        List<String> started = new ArrayList<>();
        Map<String, Supervisor.Part> parts = new LinkedHashMap<>();
        parts.put("postgres", new Dead("postgres", started, true, databaseCanStart::get));
        parts.put("registry", new Dead("registry", started, false, () -> true));
        Supervisor watching = new Supervisor(parts, run, () -> now, line -> {});

        watching.round();
        assertThat(started).isEmpty();

        databaseCanStart.set(true);
        now = now.plusSeconds(1);
        watching.round();
        assertThat(started).containsExactly("postgres", "registry");
    }

    @Test
    void what_somebody_stopped_stays_stopped_though_it_answered_before() {
        Hanging service = new Hanging();
        Supervisor watching = new Supervisor(Map.of("case", service), run, () -> now, line -> {});
        pass(watching, 10);
        service.stopped = true;
        service.answers = false;

        pass(watching, 600);

        assertThat(service.starts).isZero();
        assertThat(service.ended).isFalse();
        assertThat(Supervisor.stoppedAnswering(run, "case")).isEmpty();
    }

    @Test
    void what_no_longer_answers_is_ended_and_started_again() {
        Hanging broker = new Hanging();
        Supervisor watching = new Supervisor(Map.of("kafka", broker), run, () -> now, line -> {});
        pass(watching, 10);
        broker.answers = false;

        pass(watching, 60);
        assertThat(broker.starts).isZero();
        assertThat(Supervisor.stoppedAnswering(run, "kafka")).isPresent();
        pass(watching, 2);

        assertThat(broker.starts).isEqualTo(1);
        assertThat(Supervisor.restarts(run, "kafka")).isPresent();
        assertThat(Supervisor.stoppedAnswering(run, "kafka")).isEmpty();
    }

    @Test
    void what_has_not_answered_since_its_start_is_left_its_time() {
        Hanging slow = new Hanging();
        slow.answers = false;
        Supervisor watching = new Supervisor(Map.of("kafka", slow), run, () -> now, line -> {});

        pass(watching, 3600);

        assertThat(slow.starts).isZero();
    }

    @Test
    void what_keeps_hanging_is_started_after_ever_longer_pauses() {
        Hanging broker = new Hanging();
        broker.answersAfterStart = 10;
        Supervisor watching = new Supervisor(Map.of("kafka", broker), run, () -> now, line -> {});
        pass(watching, 10);
        broker.answers = false;

        pass(watching, 3600);

        // Each time ten answers, then a minute without.
        assertThat(broker.starts).isBetween(40, 55);
    }

    @Test
    void a_machine_that_slept_does_not_take_one_failure_for_an_hour_of_silence() {
        Hanging broker = new Hanging();
        Supervisor watching = new Supervisor(Map.of("kafka", broker), run, () -> now, line -> {});
        pass(watching, 10);
        broker.answers = false;
        pass(watching, 1);
        now = now.plusSeconds(3600);
        pass(watching, 1);
        broker.answers = true;

        pass(watching, 100);

        assertThat(broker.starts).isZero();
    }

    @Test
    void who_waits_for_another_that_hangs_is_not_started_again() {
        Hanging database = new Hanging();
        Hanging service = new Hanging();
        Map<String, Supervisor.Part> parts = new LinkedHashMap<>();
        parts.put("postgres", database);
        parts.put("registry", service);
        Supervisor watching = new Supervisor(parts, run, () -> now, line -> {});
        pass(watching, 10);
        database.answers = false;
        service.answers = false;

        pass(watching, 66);

        assertThat(database.starts).isEqualTo(1);
        assertThat(service.starts).isZero();
    }

    private void pass(Supervisor watching, int seconds) {
        for (int second = 0; second < seconds; second++) {
            watching.round();
            now = now.plusSeconds(1);
        }
    }

    /** A process that lives, whether it answers or not. */
    private static final class Hanging implements Supervisor.Part {
        private boolean answers = true;
        private boolean ended;
        private boolean stopped;
        private int starts;
        private int answersAfterStart;

        @Override
        public boolean stopped() {
            return stopped;
        }

        @Override
        public boolean died() {
            return ended;
        }

        @Override
        public boolean answers() {
            return answers || starts > 0 && answersAfterStart-- > 0;
        }

        @Override
        public void end() {
            ended = true;
        }

        @Override
        public void start() {
            ended = false;
            starts++;
            answersAfterStart = 10;
        }

        @Override
        public boolean othersNeedIt() {
            return true;
        }
    }

    /** A part that is gone until it is started. */
    private record Dead(String name, List<String> started, boolean othersNeedIt, BooleanSupplier canStart)
            implements Supervisor.Part {
        @Override
        public boolean died() {
            return !started.contains(name);
        }

        @Override
        public void start() {
            if (!canStart.getAsBoolean()) {
                throw new CliException("not yet");
            }
            started.add(name);
        }
    }

    private Supervisor supervisor() {
        return new Supervisor(
                Map.of("registry", new Supervisor.Part() {
                    @Override
                    public boolean died() {
                        return dead;
                    }

                    @Override
                    public void start() {
                        starts++;
                    }
                }),
                run,
                () -> now,
                line -> {});
    }
}
