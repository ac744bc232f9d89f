package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts again what died by itself, and what still runs but has stopped answering, after a pause that doubles while it keeps happening. What was stopped
 * stays stopped; what has not answered since its start may need that long to start, and is left alone.
 */
final class Supervisor {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A part that ran as long as this has recovered. */
    private static final Duration RECOVERED = Duration.ofMinutes(5);

    /** So long, and so often, a part that answered before must fail to answer: a machine that slept wakes up with one old failure. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int QUESTIONS = 3;

    private final Map<String, Part> parts;
    private final Path notes;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Map<String, Attempts> attempts = new HashMap<>();
    /** Of the parts that answered since they were started. */
    private final Map<String, Silence> answered = new HashMap<>();

    private int asked;

    /** A process that is watched. */
    interface Part {
        /** It was started, nobody stopped it, and it is gone. */
        boolean died();

        /** Nobody started it, or somebody stopped it: what answers in its place is not ours to judge. */
        default boolean stopped() {
            return false;
        }

        void start() throws IOException;

        /** It does its work. Asked of one part in each round, so that one that hangs holds up the others little. */
        default boolean answers() {
            return true;
        }

        /** Ends the process, so that it died. */
        default void end() throws IOException {}

        /** What comes after it in the order cannot start while it is gone. */
        default boolean othersNeedIt() {
            return false;
        }
    }

    /** @param since null while it answers */
    private record Silence(Instant since, int questions) {
        static final Silence NONE = new Silence(null, 0);

        Silence longer(Instant now) {
            return new Silence(since == null ? now : since, questions + 1);
        }

        boolean isTooLong(Instant now) {
            return questions >= QUESTIONS && !now.isBefore(since.plus(SILENCE));
        }
    }

    /** @param since the last start */
    private record Attempts(int number, Instant since) {
        Duration pause() {
            return FIRST_PAUSE.multipliedBy(1L << Math.min(number, 6)).compareTo(LONGEST_PAUSE) > 0
                    ? LONGEST_PAUSE
                    : FIRST_PAUSE.multipliedBy(1L << Math.min(number, 6));
        }
    }

    /** @param times since the installation was last started */
    record Restarts(int times, Instant last) {}

    /** @param parts in the order in which they are started */
    Supervisor(Map<String, Part> parts, Path notes, InstantSource clock, Consumer<String> log) {
        this.parts = parts;
        this.notes = notes;
        this.clock = clock;
        this.log = log;
    }

    void round() {
        for (Map.Entry<String, Part> entry : parts.entrySet()) {
            Part part = entry.getValue();
            if (part.died()) {
                restart(entry.getKey(), part, "had ended");
                if (part.othersNeedIt() && part.died()) {
                    return;
                }
            }
        }
        askTheNext();
    }

    private void askTheNext() {
        List<String> names = askable();
        String name = names.get(asked++ % names.size());
        Part part = parts.get(name);
        if (part.died()) {
            return;
        }
        if (part.stopped()) {
            answered.remove(name);
            return;
        }
        if (part.answers()) {
            answered.put(name, Silence.NONE);
            tell(name, null);
        } else if (answered.containsKey(name)) {
            Instant now = clock.instant();
            Silence silence = answered.get(name).longer(now);
            answered.put(name, silence);
            tell(name, silence.since());
            if (silence.isTooLong(now) && mayRestart(name, now)) {
                end(name, part);
            }
        }
    }

    /** While one does not answer that others need, it says nothing about them that they do not answer either. */
    private List<String> askable() {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, Part> entry : parts.entrySet()) {
            names.add(entry.getKey());
            if (entry.getValue().othersNeedIt()
                    && answered.getOrDefault(entry.getKey(), Silence.NONE).since() != null) {
                answered.replaceAll((name, silence) -> names.contains(name) ? silence : Silence.NONE);
                return names;
            }
        }
        return names;
    }

    private void end(String name, Part part) {
        try {
            part.end();
            restart(name, part, "no longer answered");
        } catch (IOException | RuntimeException failure) {
            log.accept(clock.instant() + " " + name + " no longer answers and could not be ended: "
                    + failure.getMessage());
        }
    }

    private boolean mayRestart(String name, Instant now) {
        Attempts before = attempts.get(name);
        return before == null
                || now.isAfter(before.since().plus(RECOVERED))
                || !now.isBefore(before.since().plus(before.pause()));
    }

    private void restart(String name, Part part, String why) {
        Instant now = clock.instant();
        if (!mayRestart(name, now)) {
            return;
        }
        Attempts before = attempts.get(name);
        boolean recovered = before == null || now.isAfter(before.since().plus(RECOVERED));
        attempts.put(name, new Attempts(recovered ? 0 : before.number() + 1, now));
        answered.remove(name);
        tell(name, null);
        try {
            part.start();
            note(name, now);
            log.accept(now + " " + name + " " + why + " and was started again");
        } catch (IOException | RuntimeException failure) {
            log.accept(now + " " + name + " " + why + " and could not be started: " + failure.getMessage());
        }
    }

    /** For {@code wasl status}. */
    private void tell(String name, Instant silentSince) {
        try {
            if (silentSince == null) {
                Files.deleteIfExists(silence(notes, name));
            } else {
                Files.writeString(silence(notes, name), silentSince.toString());
            }
        } catch (IOException failure) {
            log.accept("What does not answer could not be noted: " + failure.getMessage());
        }
    }

    /** Since when a part that answered before does so no longer. */
    static Optional<Instant> stoppedAnswering(Path notes, String name) {
        try {
            return Optional.of(Instant.parse(Files.readString(silence(notes, name))));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    private static Path silence(Path notes, String name) {
        return notes.resolve(name + ".silent");
    }

    private void note(String name, Instant now) throws IOException {
        int times = restarts(notes, name).map(Restarts::times).orElse(0);
        Files.writeString(note(notes, name), (times + 1) + " " + now + "\n");
    }

    static Optional<Restarts> restarts(Path notes, String name) {
        try {
            String[] note = Files.readString(note(notes, name)).strip().split(" ");
            return Optional.of(new Restarts(Integer.parseInt(note[0]), Instant.parse(note[1])));
        } catch (IOException | RuntimeException none) {
            return Optional.empty();
        }
    }

    static void forget(Path notes, String name) throws IOException {
        Files.deleteIfExists(note(notes, name));
        Files.deleteIfExists(silence(notes, name));
    }

    private static Path note(Path notes, String name) {
        return notes.resolve(name + ".restarts");
    }
}
