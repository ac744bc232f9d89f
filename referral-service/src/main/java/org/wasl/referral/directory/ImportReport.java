package org.wasl.referral.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of each record of an import, by kind, and every fault met. */
@Schema(name = "DirectoryImportReport")
public final class ImportReport {
    private static final int MOST = 5000;

    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> rejected = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private int untold;

    @Schema(hidden = true)
    private int refused;

    private boolean complete = true;

    /**
     * @param pointer JSON pointer inside the record
     * @param code the text is {@code field.<code>} of the problem texts
     * @param kept whether what is named is given back by exports all the same; the directory's own rules, such as its searches, do not use it as it came
     */
    @Schema(name = "DirectoryImportFault")
    public record Fault(String record, String id, String pointer, String code, boolean kept) {}

    void accepted(String kind) {
        accepted.merge(kind, 1, Integer::sum);
    }

    void rejected(String kind) {
        rejected.merge(kind, 1, Integer::sum);
        refused++;
    }

    /** A record that is not even judged. */
    void refused(Fault fault) {
        rejected(fault.record());
        fault(fault);
    }

    /** What became of one record. */
    void add(ImportReport one) {
        one.accepted.forEach((kind, number) -> accepted.merge(kind, number, Integer::sum));
        one.rejected.forEach((kind, number) -> rejected.merge(kind, number, Integer::sum));
        one.faults.forEach(this::fault);
        untold += one.untold;
        refused += one.refused;
    }

    /** A row of a package that belongs to no record. */
    void unplaced(Fault fault) {
        fault(fault);
        refused++;
    }

    /** So much was refused that no more of it is judged. */
    boolean stopsReading() {
        return refused >= MOST;
    }

    void stop() {
        complete = false;
    }

    void fault(Fault fault) {
        if (faults.size() < MOST) {
            faults.add(fault);
        } else {
            untold++;
        }
    }

    public Map<String, Integer> getAccepted() {
        return accepted;
    }

    public Map<String, Integer> getRejected() {
        return rejected;
    }

    public List<Fault> getFaults() {
        return faults;
    }

    public int getUntold() {
        return untold;
    }

    public boolean isComplete() {
        return complete;
    }
}
