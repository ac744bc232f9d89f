package org.wasl.stack;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Passwords are shown to who asks for them, and by no other command: what a terminal has shown is in its history, and in the log of a build. */
@Command(name = "passwords")
final class PasswordsCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "NAME", descriptionKey = "name", arity = "0..1")
    private String name;

    @Override
    public Integer call() throws Exception {
        Secrets secrets = options.installation().secrets();
        if (name == null) {
            System.out.println(Words.of("password-demo", secrets.password("demo")));
            System.out.println(Words.of("password-machine", secrets.password("client.unhcr-system")));
        } else {
            System.out.println(
                    switch (name) {
                        case "demo" -> secrets.password("demo");
                        case "unhcr-system" -> secrets.password("client.unhcr-system");
                        case "keycloak" -> secrets.password("keycloak.admin");
                        case "postgres" -> secrets.password("postgres.admin");
                        default -> throw new CliException(Words.of("no-password", name));
                    });
        }
        return Wasl.DONE;
    }
}
