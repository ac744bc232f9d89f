package org.wasl.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wasl.stack.journey.JourneyFailed;
import org.wasl.stack.link.EncodeCommand;
import org.wasl.stack.link.LinkCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Each command is a class of its own; what a person can mend is told in a sentence. Texts are in {@code words_en} and {@code words_ar}. */
@Command(
        name = "wasl",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        usageHelpAutoWidth = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            RestartCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            PasswordsCommand.class,
            ReferencesCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            DemoCommand.class,
            DevCommand.class,
            ImportCommand.class,
            LinkCommand.class,
            EncodeCommand.class,
            SuperviseCommand.class,
            GenerateCompletion.class,
            HelpCommand.class
        })
public final class Wasl implements Callable<Integer> {
    /** It worked; of {@code status}, everything is ready. */
    static final int DONE = 0;
    /** It did not work, and a sentence says what to do. */
    public static final int FAILED = 1;
    /** The command was not written as {@code --help} says. */
    static final int USAGE = 2;
    /** Nothing is wrong with the command, and not everything is ready. */
    static final int NOT_READY = 3;

    @Option(names = "--lang", paramLabel = "en|ar", scope = ScopeType.INHERIT)
    private Words.Language language;

    private Wasl() {}

    public static void main(String[] args) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Words.speak(Words.languageOf(Arrays.asList(args), environment()));
        System.exit(commandLine().execute(args));
    }

    /** In the language that {@link Words} speaks. */
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Wasl());
        commands.setResourceBundle(Words.bundle());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            tell(failure, command.getErr());
            return FAILED;
        });
        commands.setParameterExceptionHandler((failure, arguments) -> {
            CommandLine command = failure.getCommandLine();
            command.getErr().println(sentence(failure));
            command.getErr()
                    .println(
                            Words.of("help-tells-more", command.getCommandSpec().qualifiedName(" ")));
            return USAGE;
        });
        return commands;
    }

    private static void tell(Throwable failure, PrintWriter err) {
        if (failure instanceof UncheckedIOException unchecked) {
            tell(unchecked.getCause(), err);
        } else if (failure instanceof CliException || failure instanceof JourneyFailed) {
            err.println(failure.getMessage());
        } else if (failure instanceof AccessDeniedException closed) {
            err.println(Words.of("closed", closed.getFile(), System.getProperty("user.name")));
        } else if (failure instanceof InvalidPathException path) {
            err.println(Words.of("no-path", path.getInput()));
        } else if (failure instanceof FileSystemException file) {
            // Some say only which file; what is wrong with it is then the name of the failure.
            String reason = file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
            err.println(Words.of("did-not-work", file.getFile() + ": " + reason));
        } else if (failure instanceof IOException) {
            err.println(Words.of("did-not-work", failure.getMessage()));
        } else {
            err.println(Words.of("unexpected", failure));
            if (environment().containsKey("WASL_TRACE")) {
                failure.printStackTrace(err);
            }
        }
    }

    private static String sentence(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return Words.of("unknown-argument", String.join(" ", unmatched.getUnmatched()))
                    + (unmatched.getSuggestions().isEmpty()
                            ? ""
                            : " " + Words.of("did-you-mean", String.join(", ", unmatched.getSuggestions())));
        }
        if (failure instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return Words.of(
                    "missing-argument",
                    String.join(
                            ", ",
                            missing.getMissing().stream()
                                    .map(argument -> argument.isOption()
                                            ? ((CommandLine.Model.OptionSpec) argument).longestName()
                                            : argument.paramLabel())
                                    .toList()));
        }
        if (failure.getArgSpec() != null && failure.getValue() != null) {
            return Words.of(
                    "wrong-value",
                    failure.getValue(),
                    failure.getArgSpec().isOption()
                            ? ((CommandLine.Model.OptionSpec) failure.getArgSpec()).longestName()
                            : failure.getArgSpec().paramLabel());
        }
        return failure.getLocalizedMessage();
    }

    @Override
    public Integer call() {
        commandLine().usage(System.out);
        return DONE;
    }

    static Map<String, String> environment() {
        return System.getenv();
    }
}
