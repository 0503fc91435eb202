package org.barograph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barograph.http.HttpSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the HTTP server listens, and the token that writes need. */
final class HttpOptions {
    /** A token on the command line could be read by every user of the machine. */
    private static final String TOKEN = "BAROGRAPH_TOKEN";

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = HttpSettings.LOOPBACK,
            description = "Address that the HTTP server listens at; other than loopback it needs a token"
                    + " (default: ${DEFAULT-VALUE}).")
    String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + HttpSettings.DEFAULT_PORT,
            description = "Port of the HTTP server, 0 for a free one (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the token that writes over HTTP need, at least " + HttpSettings.LEAST_TOKEN_CHARS
                    + " characters (default: the environment's " + TOKEN + "; without either nothing can be written).")
    Path tokenFile;

    @Option(
            names = "--advertise",
            paramLabel = "HOST[:PORT]",
            description = "Where the other instances reach this one (default: --host, or this machine's name where that"
                    + " is every address; and the port that it listens at).")
    String advertise;

    /**
     * The settings that the options give.
     *
     * @throws ParameterException if they do not go together
     */
    HttpSettings settings(CommandSpec spec) {
        try {
            return new HttpSettings(host, port, token(), HttpSettings.Limits.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String token() {
        if (tokenFile == null) {
            String token = System.getenv(TOKEN);
            return token == null ? "" : token.strip();
        }
        try {
            String token = Files.readString(tokenFile, StandardCharsets.UTF_8).strip();
            if (token.isEmpty()) {
                throw new UserException("--token-file " + tokenFile + " is empty");
            }
            return token;
        } catch (IOException e) {
            throw new UserException("Can't read --token-file " + tokenFile + ": " + e, e);
        }
    }
}
