package org.barograph.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of all routes, for programs. A test holds it against what the routes answer. */
final class OpenApiRoutes {
    private static final String DOCUMENT = "/http/openapi.json";

    private final String document = read();

    private static String read() {
        try (InputStream in = OpenApiRoutes.class.getResourceAsStream(DOCUMENT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(DOCUMENT + " can't be read", e);
        }
    }

    void add(RoutesConfig routes) {
        routes.get("/openapi.json", context -> Answers.sendJson(context, document));
    }
}
