package org.wasl.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "references",
        description =
                "Tell how many stored ids name nothing, as the services counted within the last minutes. Exit status 0 when none does.")
final class ReferencesCommand implements Callable<Integer> {
    private static final Pattern COUNT =
            Pattern.compile("(?m)^wasl_orphaned_ids\\{[^}]*reference=\"([^\"]+)\"[^}]*} ([0-9.E]+)");

    @Mixin
    private Options options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Stack stack = options.installation();
        long all = 0;
        for (String service : List.of("registry", "case", "referral")) {
            for (var count :
                    COUNT.matcher(metrics(stack.management(service))).results().toList()) {
                long orphans = (long) Double.parseDouble(count.group(2));
                all += orphans;
                System.out.printf("%-10s %-40s %d%n", service, count.group(1), orphans);
            }
        }
        return all == 0 ? 0 : 1;
    }

    private static String metrics(URI management) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(management.resolve("/q/metrics"))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
