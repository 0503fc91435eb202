package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the HTTP server's options shows before anything is started. */
class HttpOptionsTest {
    @TempDir
    Path folder;

    private CommandRun run(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "run";
        args[1] = "--data-dir";
        args[2] = folder.resolve("data").toString();
        System.arraycopy(more, 0, args, 3, more.length);
        return CommandRun.of(args);
    }

    @Test
    void outsideOfLoopbackItDoesNotStartWithoutAToken() {
        CommandRun run = run("--host", "0.0.0.0");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a token is required", "--token-file");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aTokenThatIsTooShortIsRefused() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        CommandRun run = run("--token-file", token.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("at least 16").doesNotContain("secret");
    }

    @Test
    void aTokenFileThatIsNotThereIsNamed() {
        CommandRun run = run("--token-file", folder.resolve("nowhere").toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("nowhere");
    }

    @Test
    void aPortInUseIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = run("--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("Port " + taken.getLocalPort(), "in use", "--port");
        }
    }

    @Test
    void thePortIsAPort() {
        assertThat(run("--port", "70000").exit()).isEqualTo(2);
    }
}
