package org.wasl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasl.stack.Words.Language;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands do the same way: help, the version, wrong options, and both languages. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandLineTest {
    /** Of a sentence in Arabic these may be in Latin letters: commands, options, names of files, of programs and of variables. */
    private static final Pattern NAMES = Pattern.compile(
            "FILE\\.keys|openssl rand -hex 32 > key\\.txt|--salt=[a-z-]+|docs/guides/[a-z-]+\\.md|\\{\\d}|%n|\\$\\(|source <\\(|"
                    + "\\./wasl( [a-z-]+)*( --[a-z-]+)*( (FILE|FOLDER|NUMBER))?|--?[a-z-]+([ =][A-Z]+)?|mvn -DskipTests package|chmod 600|"
                    + "[A-Z_]+_[A-Z{}0-9_]*(=[A-Za-z0-9.-]+)?|[A-Z]{2,}[A-Z0-9-]*|P1D|PT3H|"
                    + "(directory|windows-1256|import-faults|csv|data|util-linux|kill|root|curl|unshare|pg_upgrade|eval|dev|case|JSON|Java|Maven|Keycloak|Kafka|PostgreSQL|\\.wasl|en|ar|"
                    + "unhcr-system|demo|gateway|registry|referral|monitoring|management|keycloak|kafka|postgres|controller|F1)\\b");

    @AfterEach
    void in_english_again() {
        Words.speak(Language.en);
    }

    static List<String> commands() {
        return new ArrayList<>(Wasl.commandLine().getSubcommands().keySet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_tells_about_itself_and_its_exit_statuses(String command) {
        Told told = told(command, "--help");

        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("Usage: wasl " + command);
        if (!command.equals("help")) {
            assertThat(told.out()).contains("Exit status:");
        }
    }

    @Test
    void the_program_tells_about_itself_and_its_version() {
        assertThat(told("--help").out()).contains("Commands:", "up", "doctor", "Exit status:");
        assertThat(told("--version").out()).contains("Wasl ", "Java ");
        assertThat(told("up", "--version").out()).contains("Wasl ");
    }

    @ParameterizedTest
    @CsvSource({
        "up --no-supervize,There is no --no-supervize here.",
        "stauts,There is no stauts here. Did you mean",
        "restart,This is missing: PART.",
        "up --timeout soon,soon is no value for --timeout.",
        "status --lang fr,fr is no value for --lang."
    })
    void a_wrong_word_is_a_sentence(String command, String sentence) {
        Told told = told(command.split(" "));

        assertThat(told.status()).isEqualTo(Wasl.USAGE);
        assertThat(told.err()).startsWith(sentence).contains("--help tells what can be written");
        assertThat(told.err().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "status --port door=1,There is no port called door.",
        "status --port gateway=70000,--port gateway is 70000",
        "up --timeout 0,--timeout 0: it must be one second at least."
    })
    void a_number_or_name_that_there_is_not_is_a_sentence(String command, String sentence) {
        Told told = told(command.split(" "));

        assertThat(told.status()).isEqualTo(Wasl.FAILED);
        assertThat(told.err()).startsWith(sentence);
    }

    @Test
    void in_arabic_too() {
        Words.speak(Language.ar);

        assertThat(told("up", "--nothing").err()).startsWith("لا يوجد هنا --nothing.");
        assertThat(told("up", "--help").out()).contains("تشغيل كل شيء", "الخيارات:", "حالة الانتهاء:");
    }

    @Test
    void the_language_is_the_one_that_is_asked_for_or_that_of_the_terminal() {
        assertThat(Words.languageOf(List.of("up"), Map.of())).isEqualTo(Language.en);
        assertThat(Words.languageOf(List.of("up", "--lang", "ar"), Map.of("LANG", "en_US.UTF-8")))
                .isEqualTo(Language.ar);
        assertThat(Words.languageOf(List.of("up", "--lang=en"), Map.of("LANG", "ar_JO.UTF-8")))
                .isEqualTo(Language.en);
        assertThat(Words.languageOf(List.of("up"), Map.of("LANG", "ar_JO.UTF-8")))
                .isEqualTo(Language.ar);
        assertThat(Words.languageOf(List.of("up"), Map.of("LC_ALL", "C.UTF-8", "LANG", "ar_JO.UTF-8")))
                .isEqualTo(Language.en);
        assertThat(Words.languageOf(List.of("up"), Map.of("WASL_LANG", "ar_JO", "LC_ALL", "C.UTF-8")))
                .isEqualTo(Language.ar);
    }

    @ParameterizedTest
    @EnumSource
    void each_command_option_and_parameter_is_described(Language language) {
        Words.speak(language);
        List<String> silent = new ArrayList<>();
        for (CommandLine command : withThoseBelow(Wasl.commandLine()).toList()) {
            CommandSpec spec = command.getCommandSpec();
            if (spec.usageMessage().hidden()) {
                continue;
            }
            if (silentIn(spec.usageMessage().description())
                    && silentIn(spec.usageMessage().header())) {
                silent.add(spec.qualifiedName());
            }
            for (OptionSpec option : spec.options()) {
                if (silentIn(option.description())) {
                    silent.add(spec.qualifiedName() + " " + option.longestName());
                }
            }
            spec.positionalParameters().stream()
                    .filter(parameter -> silentIn(parameter.description()))
                    .forEach(parameter -> silent.add(spec.qualifiedName() + " " + parameter.paramLabel()));
        }
        assertThat(silent).isEmpty();
    }

    private static Stream<CommandLine> withThoseBelow(CommandLine commands) {
        return commands.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), withThoseBelow(command)));
    }

    /** Nothing in the language that is spoken. */
    private static boolean silentIn(String[] description) {
        String whole = String.join(" ", description);
        return Words.language() == Language.ar
                ? whole.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                : whole.isBlank();
    }

    @Test
    void both_languages_say_the_same_things_with_the_same_values() {
        ResourceBundle english = Words.bundle(Language.en);
        ResourceBundle arabic = Words.bundle(Language.ar);
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(values(arabic.getString(key))).as(key).isEqualTo(values(english.getString(key)));
            assertThat(english.getString(key) + arabic.getString(key))
                    .as("an apostrophe hides what follows: " + key)
                    .doesNotContain("'");
        }
    }

    @Test
    void arabic_has_no_latin_words_but_names() {
        ResourceBundle arabic = Words.bundle(Language.ar);
        List<String> latin = new ArrayList<>();
        for (String key : new TreeSet<>(arabic.keySet())) {
            if (key.equals("language") || key.endsWith("usage.footer") || key.equals("password-machine")) {
                continue;
            }
            String rest = NAMES.matcher(arabic.getString(key)).replaceAll("");
            if (rest.codePoints().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
                latin.add(key + ": " + rest);
            }
        }
        assertThat(latin).isEmpty();
    }

    private static Set<String> values(String text) {
        Set<String> values = new TreeSet<>();
        Pattern.compile("\\{\\d}").matcher(text).results().forEach(match -> values.add(match.group()));
        return values;
    }

    @Test
    void a_shell_completes_commands() throws Exception {
        String script = told("generate-completion").out();
        Process shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        script + "\nCOMP_WORDS=(./wasl re); COMP_CWORD=1; _complete_wasl; echo ${COMPREPLY[@]}")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(shell.getInputStream().readAllBytes())).contains("restart", "reset");
    }

    private record Told(int status, String out, String err) {}

    private static Told told(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Wasl.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int status = line.execute(Arrays.stream(command).toArray(String[]::new));
        return new Told(status, out.toString(), err.toString());
    }
}
