package org.wasl.stack;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "Play the main journey through the gateway; starts the platform where it is not running.")
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Option(
            names = "--lang",
            paramLabel = "en|ar",
            defaultValue = "en",
            description = "The language of the story and of the problems.")
    private String language;

    @Override
    public Integer call() throws Exception {
        Stack stack = options.stack();
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
