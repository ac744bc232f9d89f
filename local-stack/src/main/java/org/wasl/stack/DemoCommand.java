package org.wasl.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.wasl.stack.history.FactTopics;
import org.wasl.stack.history.InventedHistory;
import org.wasl.stack.journey.Api;
import org.wasl.stack.journey.Journey;
import org.wasl.stack.journey.Narrator;
import org.wasl.stack.journey.SeedDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    private static final int PERSONS_OF_THE_HISTORY = 6_000;

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
        Narrator narrator = new Narrator(System.out, language);
        stack.once("history-told", () -> history(stack, narrator));
        new Journey(api, narrator, stack.clock()).play();
        return 0;
    }

    /** So that the dashboard has more to show than one day. */
    private static void history(Stack stack, Narrator narrator) throws JsonProcessingException {
        JsonNode directory = new ObjectMapper().readTree(SeedDirectory.assuredOn(LocalDate.now(stack.clock())));
        try (FactTopics topics = new FactTopics(stack.kafkaAsAdministrator(), stack.clock())) {
            InventedHistory.tell(directory, stack.clock(), PERSONS_OF_THE_HISTORY, topics::write);
            topics.flush();
        }
        narrator.chapter(
                "Figures of two years, all invented, were told to the dashboard at /monitoring",
                "أُرسلت إلى لوحة المتابعة /monitoring أرقام سنتين كلها مختلقة");
    }
}
