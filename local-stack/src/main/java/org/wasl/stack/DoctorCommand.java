package org.wasl.stack;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Changes nothing: also what is not there yet can be looked at. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        List<CheckUp.Finding> findings = new CheckUp(
                        options.stack(), options.ports(), Distribution.ofThisBuild(), Wasl.environment())
                .findings();
        findings.forEach(finding -> System.out.printf(
                "%-8s %s%n", Words.of("finding." + finding.how().name()), finding.what()));
        boolean bad = findings.stream().anyMatch(finding -> finding.how() == CheckUp.How.BAD);
        System.out.println(Words.of(bad ? "doctor-bad" : "doctor-good"));
        return bad ? Wasl.FAILED : Wasl.DONE;
    }
}
