package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogCommandTest {
    private static final String GOOD =
            """
            # our own
            version: 1
            issues:
              - id: caspian-pipelines
                name: Caspian pipelines
                strong: [Caspian pipeline]
            """;

    /** Its person holds an office that no role describes. */
    private static final String UNKNOWN_ROLE =
            """
            version: 1
            people:
              - id: ilse-marren
                name: Ilse Marren
                country: NOR
                offices:
                  - {role: lighthouse-keeper, title: Keeper, country: NOR, from: 2024-01-01}
            """;

    @TempDir
    Path folder;

    private Path file(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private static CommandRun validate(Path... files) {
        String[] args = new String[files.length + 2];
        args[0] = "catalog";
        args[1] = "validate";
        for (int i = 0; i < files.length; i++) {
            args[i + 2] = files[i].toString();
        }
        return CommandRun.of(args);
    }

    @Test
    void aValidFileIsCounted() throws IOException {
        Path file = file("issues.yaml", GOOD);

        assertThat(validate(file).out()).isEqualToIgnoringNewLines(file + ": 1 entry, no problem");
    }

    @Test
    void aValidFileExitsWithZero() throws IOException {
        assertThat(validate(file("issues.yaml", GOOD)).exit()).isZero();
    }

    @Test
    void aProblemInsideAFileHasItsLine() throws IOException {
        Path file = file("issues.yaml", GOOD + "    colour: blue\n");

        assertThat(validate(file).err()).startsWith(file + ":7: ").contains("colour");
    }

    @Test
    void aProblemWithTheBundledCatalogueHasTheLineOfTheFile() throws IOException {
        Path file = file("people.yaml", UNKNOWN_ROLE);

        assertThat(validate(file).err()).startsWith(file + ":6: ").contains("lighthouse-keeper");
    }

    @Test
    void aProblemExitsWithOne() throws IOException {
        assertThat(validate(file("people.yaml", UNKNOWN_ROLE)).exit()).isEqualTo(1);
    }

    @Test
    void anEntryInTwoFilesIsAProblem() throws IOException {
        Path one = file("one.yaml", GOOD);
        Path two = file("two.yaml", GOOD);

        assertThat(validate(one, two).err())
                .isEqualToIgnoringNewLines(
                        two + ":4: issue/caspian-pipelines is defined in " + one + " as well, line 4");
    }

    @Test
    void problemsOfAllFilesAreListed() throws IOException {
        Path one = file("one.yaml", "version: 1\n");
        Path two = file("two.yaml", "issues: none\n");

        assertThat(validate(one, two).err()).contains("one.yaml:").contains("two.yaml:");
    }

    @Test
    void aMissingFileIsAProblem() {
        Path missing = folder.resolve("missing.yaml");

        assertThat(validate(missing).err()).isEqualToIgnoringNewLines(missing + ":1: there is no such file");
    }

    @Test
    void theBundledCatalogueComesBackFromItsExport() throws IOException {
        Path exported = folder.resolve("exported.yaml");

        CommandRun.of("catalog", "export", "--bundled", "--to", exported.toString());

        assertThat(Set.copyOf(CatalogReader.readFile(exported))).isEqualTo(Set.copyOf(CatalogReader.entries()));
    }

    @Test
    void anEntryInOneLineComesBackFromItsExport() throws IOException {
        CatalogEntry entry = CatalogReader.readEntry("issue", "{id: aral-basin, name: Aral basin, any: [Aral]}\n");

        Path exported = file("exported.yaml", CatalogYaml.of("one", List.of(entry)));

        assertThat(CatalogReader.readFile(exported)).containsExactly(entry);
    }

    @Test
    void withoutAnActionItIsWrongUsage() {
        assertThat(CommandRun.of("catalog").exit()).isEqualTo(2);
    }

    @Test
    void anImportedDictionaryValidates() throws IOException {
        Path dictionary = file(
                "fjords.actors.txt", "NORWAY_ [NOR]\n+LAND_OF_FJORDS\n\nOLAV_TESTMAN_\n\t[NORGOV 010101-041231]\n");
        Path out = folder.resolve("imported.yaml");
        CommandRun.of("catalog", "import-petrarch", "--out", out.toString(), dictionary.toString());

        assertThat(validate(out).out()).isEqualToIgnoringNewLines(out + ": 2 entries, no problem");
    }

    @Test
    void anImportThatLeavesALineOutNamesItAndExitsWithOne() throws IOException {
        Path dictionary = file("fjords.actors.txt", "LAND_OF_FJORDS [NOR]\nOSLO [SWE]\n");
        CommandRun run = CommandRun.of("catalog", "import-petrarch", dictionary.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(dictionary + ":2: 'Oslo' already names NOR");
        assertThat(run.out()).contains("Land of Fjords");
    }
}
