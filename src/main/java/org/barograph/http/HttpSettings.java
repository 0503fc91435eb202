package org.barograph.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where the server listens and what it allows.
 *
 * @param host name or address to listen at; outside of loopback a token is required
 * @param port 0 to 65535; 0 takes a free one
 * @param token what writes must carry, at least {@value #LEAST_TOKEN_CHARS} characters; empty turns writes off
 * @param limits what a client may ask for
 */
public record HttpSettings(String host, int port, String token, Limits limits) {
    /** Default of {@link #host}. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Default of {@link #port}. */
    public static final int DEFAULT_PORT = 8080;

    /** A token can be tried out over the network, so it must be long. */
    public static final int LEAST_TOKEN_CHARS = 16;

    /**
     * What a client may ask for.
     *
     * @param bodyBytes longest body of a request, bytes
     * @param streamClients clients of the stream at once
     * @param requestsPerSecond requests of one address within a second; reads of the page among them
     * @param writesPerMinute writes of one address within a minute
     */
    public record Limits(int bodyBytes, int streamClients, int requestsPerSecond, int writesPerMinute) {
        /** The defaults. */
        public static final Limits DEFAULT = new Limits(16 << 20, 1_000, 200, 600);

        public Limits {
            if (bodyBytes < 1 || streamClients < 0 || requestsPerSecond < 1 || writesPerMinute < 1) {
                throw new IllegalArgumentException("Limits of the HTTP server must be 1 or more");
            }
        }
    }

    public HttpSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("--port " + port + " is outside 0 to 65535; 0 takes a free one");
        }
        if (!token.isEmpty() && token.length() < LEAST_TOKEN_CHARS) {
            throw new IllegalArgumentException("The token has " + token.length() + " characters; at least "
                    + LEAST_TOKEN_CHARS + ", such as from `openssl rand -hex 24`");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("The token may have only visible ASCII characters and no spaces");
        }
        if (token.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException("--host " + host
                    + " can be reached from other machines, so a token is required: give --token-file FILE or set"
                    + " BAROGRAPH_TOKEN, or listen at " + LOOPBACK);
        }
    }

    /** Loopback, the default port, no writes. */
    public static HttpSettings defaults() {
        return new HttpSettings(LOOPBACK, DEFAULT_PORT, "", Limits.DEFAULT);
    }

    /** The same at another port. */
    public HttpSettings withPort(int other) {
        return new HttpSettings(host, other, token, limits);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host " + host + " is no name or address of this machine", e);
        }
    }
}
