package org.wasl.stack;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Mixin
    private Patience patience;

    @Option(names = "--no-supervise")
    private boolean unwatched;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
        System.out.println(Words.of("starting"));
        long begin = System.nanoTime();
        stack.up(patience.limit());
        if (unwatched) {
            stack.leaveAlone();
        } else {
            stack.supervise();
        }
        System.out.println(Words.of(
                "ready", String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9), stack.gateway()));
        System.out.println();
        System.out.println(Words.of("demo-accounts"));
        DemoAccounts.ALL.forEach(account ->
                System.out.printf("  %-16s %-28s %s%n", account.username(), account.role(), account.organization()));
        System.out.printf("  %-16s %-28s %s%n", "unhcr-system", "data-integrator", "UNHCR");
        System.out.println();
        System.out.println(Words.of("try-it"));
        System.out.println("  TOKEN=$(curl -s " + stack.issuer() + "/protocol/openid-connect/token \\");
        System.out.println("    -d grant_type=password -d client_id=wasl-demo -d username=caseworker -d password=$("
                + options.again("passwords demo") + ") | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')");
        System.out.println("  curl -H \"Authorization: Bearer $TOKEN\" " + stack.gateway() + "/v1/me");
        return Wasl.DONE;
    }
}
