package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

class InstantsTest {
    private static final CommandSpec SPEC = Main.commandLine().getCommandSpec();

    @Test
    void aDayIsItsBeginningAndAZoneCounts() {
        assertThat(Instants.of(SPEC, "--at", "1970-01-02")).isEqualTo(86_400_000);
        assertThat(Instants.of(SPEC, "--at", "1970-01-02T02:00:00+02:00")).isEqualTo(86_400_000);
    }

    @Test
    void whatIsNoInstantIsAWrongCommandLine() {
        assertThatThrownBy(() -> Instants.of(SPEC, "--from", "yesterday"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--from 'yesterday' is no instant");
    }
}
