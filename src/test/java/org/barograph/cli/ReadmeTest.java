package org.barograph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.barograph.Readme;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.ingest.ArticleReader;
import org.barograph.stream.ArticleRules;
import org.barograph.stream.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README says about options, topics, reasons and formats is true. */
class ReadmeTest {
    @Test
    void everyOptionOfRunStandsInTheSettingsTable() {
        Set<String> rows = found("^\\| `(--[a-z-]+)` \\|");
        assertThat(rows).containsExactlyInAnyOrderElementsOf(longOptions(command("run")));
    }

    @Test
    void everyOptionThatTheReadmeNamesExists() {
        Set<String> ofOthers = Set.of("--build", "--data-binary");
        Set<String> named = found("(?<![\\w-])(--[a-z][a-z-]*)");
        named.removeAll(ofOthers);
        assertThat(allOptions(Main.commandLine())).containsAll(named);
    }

    @Test
    void everyDefaultInTheSettingsTableIsTheProgramsOwn() {
        List<String> wrong = new ArrayList<>();
        Pattern row = Pattern.compile("^\\| `(--[a-z-]+)` \\| `?([^|`,]+?)`?(?:,[^|]*)? \\|", Pattern.MULTILINE);
        row.matcher(section("Of `run`:")).results().forEach(match -> {
            String actual =
                    command("run").getCommandSpec().findOption(match.group(1)).defaultValue();
            if (actual != null && !actual.equals(match.group(2))) {
                wrong.add(match.group(1) + ": the README says " + match.group(2) + ", the program " + actual);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyReasonForARefusalIsExplained() {
        assertThat(found("^\\| `([a-z]+-[a-z]+)` \\|")).containsAll(reasons());
    }

    @Test
    void everyTopicIsListedWithItsPartitions() {
        assertThat(Topics.defaults().all()).allSatisfy(topic -> assertThat(Readme.text())
                .containsPattern(
                        "(?m)^\\| `" + Pattern.quote(topic.name()) + "` .*\\| " + topic.partitions() + " \\|$"));
    }

    @Test
    void theExamplesOfArticlesAreAccepted() {
        byte[] lines = Readme.example("articles").getBytes(UTF_8);
        assertThat(new ArticleReader(new ByteArrayInputStream(lines), Clock.systemUTC()))
                .toIterable()
                .hasSize(3)
                .allSatisfy(item -> assertThat(item).isInstanceOf(ArticleReader.Accepted.class));
    }

    @Test
    void theExampleOfAnIssueFitsTheBundledCatalogue(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("my-issues.yaml"), Readme.example("my-issues.yaml"));
        List<CatalogEntry> entries = new ArrayList<>(CatalogReader.entries());
        entries.addAll(CatalogReader.readFile(file));
        assertThat(CatalogReader.compile(entries).issues())
                .anySatisfy(issue -> assertThat(issue.id()).isEqualTo("panama-canal"));
    }

    private static String section(String start) {
        String text = Readme.text();
        return text.substring(text.indexOf(start));
    }

    private static Set<String> found(String regex) {
        Set<String> found = new TreeSet<>();
        Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(Readme.text())
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }

    /** The constants of {@link ArticleRules} that name a reason. */
    private static List<String> reasons() {
        return Arrays.stream(ArticleRules.class.getFields())
                .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                .map(ReadmeTest::value)
                .toList();
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static CommandLine command(String name) {
        return Main.commandLine().getSubcommands().get(name);
    }

    private static List<String> longOptions(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !name.equals("--help") && !name.equals("--version"))
                .toList();
    }

    private static Set<String> allOptions(CommandLine command) {
        Set<String> names = new TreeSet<>();
        Stream.concat(Stream.of(command), command.getSubcommands().values().stream())
                .forEach(one -> {
                    one.getCommandSpec().options().forEach(option -> names.addAll(List.of(option.names())));
                    if (one != command) {
                        names.addAll(allOptions(one));
                    }
                });
        return names;
    }
}
