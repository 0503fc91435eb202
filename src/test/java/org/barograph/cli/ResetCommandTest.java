package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetCommandTest {
    @TempDir
    Path folder;

    @Test
    void withoutAConsoleItDoesNotGoOnUnasked() {
        CommandRun run = CommandRun.of("reset", "--data-dir", folder.toString());

        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "barograph: There is no console to ask on: give --yes, or --dry-run to see what it would do");
    }

    @Test
    void aFolderWithoutABrokersDataIsLeftAlone() {
        CommandRun run = CommandRun.of("reset", "--yes", "--data-dir", folder.toString());

        assertThat(run.err()).startsWith("barograph: There is nothing to reset in " + folder);
    }
}
