package org.wasl.stack.link;

import java.util.List;
import java.util.Locale;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.TrainedModel;
import org.wasl.matching.person.Person;
import org.wasl.stack.Words;

/**
 * The records to be linked.
 *
 * @param right null where there is one file, and its duplicates are sought
 * @param mostlyRead whether few rows could not be read
 */
record Records(
        PersonFile leftFile,
        List<Person> left,
        PersonFile rightFile,
        List<Person> right,
        Mapping.Sides sides,
        boolean mostlyRead) {
    boolean isOneList() {
        return right == null;
    }

    List<Person> second() {
        return isOneList() ? left : right;
    }

    int others() {
        return sides.left().others().size();
    }

    Linkage.Result link(double threshold, boolean oneToOne) {
        try (Progress progress = new Progress()) {
            return new Linkage(left, right, others(), (stage, part) -> progress.at(stage(stage), part))
                    .link(threshold, oneToOne && !isOneList());
        }
    }

    /** By a model that was trained before. */
    Linkage.Result link(TrainedModel model, double threshold, boolean oneToOne) {
        try (Progress progress = new Progress()) {
            return new Linkage(left, right, others(), (stage, part) -> progress.at(stage(stage), part))
                    .link(model, threshold, oneToOne);
        }
    }

    /** The model of these records, with names that so many have. */
    TrainedModel train(int least) {
        try (Progress progress = new Progress()) {
            return new Linkage(left, right, others(), (stage, part) -> progress.at(stage(stage), part))
                    .learn(null, least);
        }
    }

    /** The name of a stage in the language that is spoken. */
    static String stage(String name) {
        String key = "stage-" + name.toLowerCase(Locale.ROOT);
        return Words.has(key) ? Words.of(key) : name;
    }

    RecordIds ids() {
        return new RecordIds(idsOf(left), isOneList() ? null : idsOf(right));
    }

    private static List<String> idsOf(List<Person> persons) {
        return persons.stream().map(Person::id).toList();
    }

    /** The exit status; where too many rows could not be read, that is said. */
    int exitStatus(int failed) {
        return mostlyRead ? 0 : tooManySkipped(failed);
    }

    static int tooManySkipped(int failed) {
        System.err.println(Words.of("too-many-skipped"));
        return failed;
    }
}
