package org.barograph.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Lets writes pass that carry the token. */
final class Tokens {
    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    /** @param token empty turns all writes off */
    Tokens(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
    }

    /** Stops a request that may not write. */
    void require(Context context) {
        if (token.length == 0) {
            throw new ProblemException(new Problem(
                    "writes-off",
                    403,
                    "Writes are off",
                    "This server was started without a token and takes no writes: start it with --token-file FILE or"
                            + " BAROGRAPH_TOKEN"));
        }
        String given = context.header("Authorization");
        boolean right = given != null
                && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                // Takes as long for a wrong token as for the right one.
                && MessageDigest.isEqual(
                        token, given.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            context.header("WWW-Authenticate", "Bearer realm=\"barograph\"");
            throw new ProblemException(new Problem(
                    "unauthorized",
                    401,
                    "Unauthorized",
                    given == null
                            ? "Writes need the header Authorization: Bearer TOKEN"
                            : "The token is not the one that this server was started with"));
        }
    }
}
