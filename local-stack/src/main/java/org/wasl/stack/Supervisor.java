package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts again what died by itself, after a pause that doubles while it keeps dying. What was stopped stays stopped. */
final class Supervisor {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** A part that ran as long as this has recovered. */
    private static final Duration RECOVERED = Duration.ofMinutes(5);

    private final Map<String, Part> parts;
    private final Path notes;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final Map<String, Attempts> attempts = new HashMap<>();

    /** A process that is watched. */
    interface Part {
        /** It was started, nobody stopped it, and it is gone. */
        boolean died();

        void start() throws IOException;

        /** What comes after it in the order cannot start while it is gone. */
        default boolean othersNeedIt() {
            return false;
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
                restart(entry.getKey(), part);
                if (part.othersNeedIt() && part.died()) {
                    return;
                }
            }
        }
    }

    private void restart(String name, Part part) {
        Instant now = clock.instant();
        Attempts before = attempts.get(name);
        if (before != null && now.isAfter(before.since().plus(RECOVERED))) {
            before = null;
        }
        if (before != null && now.isBefore(before.since().plus(before.pause()))) {
            return;
        }
        attempts.put(name, new Attempts(before == null ? 0 : before.number() + 1, now));
        try {
            part.start();
            note(name, now);
            log.accept(now + " " + name + " had ended and was started again");
        } catch (IOException | RuntimeException failure) {
            log.accept(now + " " + name + " had ended and could not be started: " + failure.getMessage());
        }
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
    }

    private static Path note(Path notes, String name) {
        return notes.resolve(name + ".restarts");
    }
}
