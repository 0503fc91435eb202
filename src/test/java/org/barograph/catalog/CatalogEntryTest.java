package org.barograph.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogEntryTest {
    @TempDir
    Path folder;

    @Test
    void shouldCutABlockEntryOutOfItsFileAtTheLeftMargin() throws IOException {
        List<CatalogEntry> entries = read(
                """
                version: 1
                # the north
                states:
                  - id: NOR        # written 🇳🇴
                    name: Norway
                    names:
                      - Norge

                  # its neighbour
                  - id: SWE
                    name: Sweden
                """);

        assertThat(entries)
                .containsExactly(
                        new CatalogEntry(
                                "state/NOR",
                                "state",
                                "id: NOR        # written 🇳🇴\nname: Norway\nnames:\n  - Norge\n"),
                        new CatalogEntry("state/SWE", "state", "id: SWE\nname: Sweden\n"));
    }

    @Test
    void shouldCutAFlowEntryOutOfItsFile() throws IOException {
        List<CatalogEntry> entries = read("version: 1\nagents:\n  - {id: army, code: MIL, terms: [army]} # soldiers\n");

        assertThat(entries)
                .containsExactly(new CatalogEntry("agent/army", "agent", "{id: army, code: MIL, terms: [army]}\n"));
    }

    @Test
    void shouldReadAFileWithWindowsLineEndsAndAByteOrderMark() throws IOException {
        List<CatalogEntry> entries = read("\uFEFFversion: 1\r\nstates:\r\n  - id: NOR\r\n    name: Norway\r\n");

        assertThat(entries).containsExactly(new CatalogEntry("state/NOR", "state", "id: NOR\nname: Norway\n"));
    }

    @Test
    void shouldReadSeveralSectionsOfOneFile() throws IOException {
        List<CatalogEntry> entries = read(
                """
                version: 1
                issues:
                  - {id: arctic, name: Arctic, any: [icebreaker]}
                composites:
                  - {id: world, name: World tension, members: all}
                """);

        assertThat(entries).extracting(CatalogEntry::id).containsExactly("issue/arctic", "composite/world");
    }

    private List<CatalogEntry> read(String yaml) throws IOException {
        Path file = folder.resolve("entries.yaml");
        Files.writeString(file, yaml);
        return CatalogReader.readFile(file);
    }
}
