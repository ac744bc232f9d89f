package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "up", description = "Start everything and wait until it is ready.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(names = "--no-supervise", description = "Do not start again what dies.")
    private boolean unwatched;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
        System.out.println("Starting Wasl ...");
        long begin = System.nanoTime();
        stack.up();
        if (!unwatched) {
            stack.supervise();
        }
        System.out.printf(java.util.Locale.ROOT, "Ready after %.1f s.%n%n", (System.nanoTime() - begin) / 1e9);
        System.out.println("Portal          " + stack.gateway() + "/");
        System.out.println(
                "Demo accounts   (one password for all: " + stack.secrets().password("demo") + ")");
        DemoAccounts.ALL.forEach(account ->
                System.out.printf("  %-14s %-28s %s%n", account.username(), account.role(), account.organization()));
        System.out.println("  unhcr-system   data-integrator (machine)    UNHCR    secret: "
                + stack.secrets().password("client.unhcr-system"));
        System.out.println();
        System.out.println("Try it:");
        System.out.println("  TOKEN=$(curl -s " + stack.issuer() + "/protocol/openid-connect/token \\");
        System.out.println("    -d grant_type=password -d client_id=wasl-demo -d username=caseworker -d password="
                + stack.secrets().password("demo") + " | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')");
        System.out.println("  curl -H \"Authorization: Bearer $TOKEN\" " + stack.gateway() + "/v1/me");
        return 0;
    }
}
