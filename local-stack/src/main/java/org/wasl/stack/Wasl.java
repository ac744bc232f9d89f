package org.wasl.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wasl.stack.link.LinkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line. Each command is a class of its own; what a person can mend is told in a sentence, with exit status 1. */
@Command(
        name = "wasl",
        description = "Wasl on this machine: the whole platform with its real parts.",
        footer = {
            "",
            "  ./wasl test       runs all tests, as the day whose turn it is; --day FRIDAY as another, --all-days as each",
            "                    --unit case only those of a module that start no application and no server",
            "",
            "Environment: WASL_DATA, WASL_PORT_GATEWAY and the like; WASL_POSTGRES_URL (with WASL_POSTGRES_USER,",
            "WASL_POSTGRES_PASSWORD), WASL_KAFKA, WASL_OIDC_ISSUER to use servers of your own; WASL_JAVA_OPTIONS for",
            "the services and WASL_POSTGRES_OPTIONS for PostgreSQL, which are small and quick to start unless told",
            "otherwise; WASL_BACKUP_PASSPHRASE and WASL_BACKUP_KEYS_PASSPHRASE for backups."
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ReferencesCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DemoCommand.class,
            DevCommand.class,
            ImportCommand.class,
            LinkCommand.class,
            SuperviseCommand.class,
            HelpCommand.class
        })
public final class Wasl implements Callable<Integer> {
    private Wasl() {}

    public static void main(String[] args) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Wasl()).setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof CliException || failure instanceof org.wasl.stack.journey.JourneyFailed) {
                err.println(failure.getMessage());
            } else if (failure instanceof IOException) {
                err.println("That did not work: " + failure.getMessage());
            } else {
                failure.printStackTrace(err);
            }
            return 1;
        });
    }

    @Override
    public Integer call() {
        commandLine().usage(System.out);
        return 0;
    }

    static Map<String, String> environment() {
        return System.getenv();
    }
}
