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
@Command(
        name = "dev",
        description =
                "Run one service from its sources and reload it at each change; the other parts are started where they are not running.",
        footer = {
            "",
            "The other parts stay when it ends. ./wasl up starts the service as it was built; ./wasl down stops everything."
        })
final class DevCommand implements Callable<Integer> {
    @Mixin
    private Options options;

    @Parameters(paramLabel = "SERVICE", description = "registry, case, referral or gateway.")
    private String service;

    @Option(
            names = "--settings",
            description =
                    "Print the settings of the service instead of running it: eval \"$(./wasl dev case --settings)\"")
    private boolean settings;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws Exception {
        String name = service.replace("-service", "");
        if (!ServiceLaunch.SERVICES.contains(name)) {
            throw new CliException("There is no service " + service + ". Services: "
                    + String.join(", ", ServiceLaunch.SERVICES) + ".");
        }
        if (!settings) {
            throw new CliException("The launcher runs the service: ./wasl dev " + name);
        }
        Stack stack = options.stack(System.err);
        System.err.println("Starting the rest of Wasl ...");
        stack.upWithout(name);
        stack.supervise();
        System.err.println(ServiceLaunch.moduleOf(name) + " is yours; the portal is " + stack.gateway()
                + "/. One password for all demo accounts: "
                + stack.secrets().password("demo"));
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
