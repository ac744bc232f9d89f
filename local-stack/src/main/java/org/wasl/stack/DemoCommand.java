package org.wasl.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
        String language = Words.language().name();
        stack.up();
        Api api = new Api(
                stack.gateway(),
                stack.issuer(),
                Api.demoGrants(
                        DemoAccounts.ALL.stream()
                                .map(DemoAccounts.Account::username)
                                .toList(),
                        stack.secrets().password("demo"),
                        stack.secrets().password("client.unhcr-system")),
                language,
                Duration.ofMinutes(3));
        new Journey(api, new Narrator(System.out, language), stack.clock()).play();
        return 0;
    }
}
