package org.wasl.stack;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prepares the development of one service: starts the rest of the platform and prints the settings of that service, as a shell reads them. The launcher
 * takes them and runs the service with Maven, so that the terminal belongs to Quarkus.
 */
@Command(name = "dev")
final class DevCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "SERVICE", descriptionKey = "service")
    private String service;

    @Option(names = "--settings")
    private boolean settings;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        String name = Parts.named(service);
        if (!ServiceLaunch.SERVICES.contains(name)) {
            throw new CliException(Words.of("no-such-service", service, String.join(", ", ServiceLaunch.SERVICES)));
        }
        if (!settings) {
            throw new CliException(Words.of("launcher-runs", name));
        }
        Stack stack = options.stack(System.err);
        System.err.println(Words.of("starting-rest"));
        stack.upWithout(name);
        stack.supervise();
        System.err.println(Words.of(
                "service-is-yours", ServiceLaunch.moduleOf(name), stack.gateway(), options.again("passwords")));
        command.commandLine().getOut().print(asShell(stack.developmentEnvironment(name)));
        command.commandLine().getOut().println("WASL_DEV_MODULE=" + ServiceLaunch.moduleOf(name));
        command.commandLine().getOut().flush();
        return 0;
    }

    static String asShell(Map<String, String> settings) {
        StringBuilder lines = new StringBuilder();
        settings.forEach((name, value) -> lines.append("export ")
                .append(name)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return lines.toString();
    }
}
