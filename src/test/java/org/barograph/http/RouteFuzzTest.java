package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is asked, the server does not fail, and says in the same form what was wrong. */
class RouteFuzzTest {
    private static final List<String> PARAMETERS = List.of(
            "at", "from", "to", "step", "halfLife", "as", "limit", "cursor", "format", "open", "issue", "q", "x");
    private static TestServer server;

    @BeforeContainer
    static void start() {
        server = new TestServer(TestServer.TOKEN, new HttpSettings.Limits(100_000, 10, 1_000_000, 1_000_000));
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "2025-04-01",
                        "2025-04-29T13:00:00Z",
                        "2025-04-29T13:00:00+05:30",
                        "1969-12-31T23:59:59Z",
                        "2199-12-31T23:59:59.999999999Z",
                        "+999999999-12-31T23:59:59Z",
                        "72",
                        "168",
                        "1",
                        "0",
                        "-1",
                        "500",
                        "8784",
                        "2147483648",
                        "1e9",
                        "NaN",
                        "csv",
                        "json",
                        "known",
                        "revised",
                        "true",
                        "false",
                        "kashmir",
                        "MTI6MQ",
                        "OTk5OTk5OTk5OTk5OTk5Ojk5OTk5OTk5OQ"),
                Arbitraries.strings().ofMaxLength(20));
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "kashmir", "world", "IND", "issue", "person", "narendra-modi", TestServer.STORY, "f", ".."),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> segment = segments().map(RouteFuzzTest::encoded);
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "/api/issues",
                        "/api/alerts",
                        "/api/countries",
                        "/api/catalog",
                        "/api/articles",
                        "/api/catalog/preview",
                        "/openapi.json",
                        "/health/live",
                        "/health/ready",
                        "/metrics",
                        "/"),
                segment.map(id -> "/api/issues/" + id),
                Combinators.combine(segment, Arbitraries.of("history", "why", "stories", "dyads", "other"))
                        .as((id, what) -> "/api/issues/" + id + "/" + what),
                segment.map(id -> "/api/stories/" + id),
                segment.map(id -> "/api/actors/" + id),
                segment.map(kind -> "/api/catalog/" + kind),
                Combinators.combine(segment, segment).as((kind, id) -> "/api/catalog/" + kind + "/" + id),
                segment.map(path -> "/" + path));
    }

    @Provide
    Arbitrary<String> queries() {
        Arbitrary<String> pair = Combinators.combine(Arbitraries.of(PARAMETERS), values())
                .as((name, value) -> name + "=" + encoded(value));
        return pair.list().ofMaxSize(4).map(pairs -> String.join("&", pairs));
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "",
                        "{}",
                        "[]",
                        "[{},{}]",
                        "{\"definition\":1}",
                        "{\"definition\":\"id: x\"}",
                        "{\"definition\":\"&a [*a]\"}",
                        "id: kashmir\nname: K\nany: [Kashmir]\n",
                        "id: [\n",
                        "{\"id\":\"a:1\",\"source\":\"A\",\"published_at\":\"2025-04-29T00:00:00Z\",\"title\":\"t\"}",
                        "null",
                        "[[[[[[",
                        "\u0000"),
                Arbitraries.strings().ofMaxLength(200));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Property(tries = 600)
    void noQuestionMakesTheServerFail(@ForAll("paths") String path, @ForAll("queries") String query) {
        check(server.get(path + (query.isEmpty() ? "" : "?" + query)), path);
    }

    @Property(tries = 400)
    void noWriteMakesTheServerFail(
            @ForAll("paths") String path, @ForAll("bodies") String body, @ForAll("methods") String method) {
        check(server.send(method, path, body, TestServer.withToken()), method + " " + path);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");
    }

    private static void check(HttpResponse<String> response, String what) {
        assertThat(response.statusCode()).as(what + ": " + response.body()).isNotEqualTo(500);
        if (response.statusCode() >= 400) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            boolean health = what.startsWith("/health");
            assertThat(type)
                    .as(what + " " + response.statusCode())
                    .startsWith(health ? "application/json" : "application/problem+json");
        } else {
            assertThat(response.body()).as(what).doesNotContain("NaN,", "Infinity");
        }
    }
}
