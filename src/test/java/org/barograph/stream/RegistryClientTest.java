package org.barograph.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RegistryClientTest {
    private static final String SCHEMA = "{\"type\":\"record\",\"name\":\"Ping\",\"fields\":[]}";
    private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> credentials = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Gives the answers in turn, the last one again and again. */
    private void answer(HttpExchange exchange) throws IOException {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        exchange.getRequestBody().readAllBytes();
        Answer answer;
        synchronized (answers) {
            answer = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
        }
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private RegistryClient client(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(RegistryClient.URL, url(), RegistryClient.RETRY_MAX_MS, "0"));
        config.putAll(more);
        return RegistryClient.of(config);
    }

    private RegistryClient client() {
        return client(Map.of());
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static String schemaAnswer(String schema) {
        return "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
    }

    @Test
    void aSchemaIsAskedForOnce() {
        answers.add(new Answer(200, schemaAnswer(SCHEMA)));
        RegistryClient client = client();

        assertThat(client.schemaById(7)).isEqualTo(SCHEMA);
        assertThat(client.schemaById(7)).isEqualTo(SCHEMA);
        assertThat(requests).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void anIdIsAskedForOnce() {
        answers.add(new Answer(200, "{\"id\":11}"));
        RegistryClient client = client();

        assertThat(client.register("t-value", SCHEMA)).isEqualTo(11);
        assertThat(client.register("t-value", SCHEMA)).isEqualTo(11);
        assertThat(requests).containsExactly("POST /subjects/t-value/versions");
    }

    @Test
    void anIdThatIsNotThereIsAnUnknownSchema() {
        answers.add(new Answer(404, NOT_FOUND));

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("schema id 7 is unknown to http://127.0.0.1");
    }

    @Test
    void aFloodOfOneUnknownIdIsOneRequest() {
        answers.add(new Answer(404, NOT_FOUND));
        RegistryClient client = client(Map.of("missing.id.cache.ttl.sec", "3600"));

        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(UnknownSchemaException.class);
        }

        assertThat(requests).hasSize(1);
    }

    @Test
    void aWrongPathIsNotAnUnknownSchema() {
        answers.add(new Answer(404, "<html>Not Found</html>"));

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("Check the path of schema.registry.url");
    }

    @Test
    void aProtobufSchemaIsABadRecord() {
        answers.add(new Answer(200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message Ping {}\"}"));

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("is not an Avro schema");
    }

    @Test
    void aSchemaThatIsNoAvroIsABadRecord() {
        answers.add(new Answer(200, "{\"schema\":\"nonsense\"}"));

        assertThatThrownBy(() -> client().schemaById(7)).isInstanceOf(BadRecordException.class);
    }

    @Test
    void aClosedPortIsUnavailable() throws IOException {
        RegistryClient client = client(Map.of(RegistryClient.URL, closedPort()));

        assertThatThrownBy(() -> client.schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("Connection refused");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429, 408})
    void anAnswerThatMeansNotNowIsUnavailable(int status) {
        answers.add(new Answer(status, "{\"error_code\":" + status + "01,\"message\":\"busy\"}"));

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("busy");
    }

    @Test
    void aPageInsteadOfJsonIsUnavailable() {
        answers.add(new Answer(200, "<html>starting up</html>"));

        assertThatThrownBy(() -> client().schemaById(7)).isInstanceOf(RegistryUnavailableException.class);
    }

    @Test
    void noAnswerInTimeIsUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            RegistryClient client = client(Map.of(
                    RegistryClient.URL, "http://127.0.0.1:" + silent.getLocalPort(), "http.read.timeout.ms", "50"));

            assertThatThrownBy(() -> client.schemaById(7))
                    .isInstanceOf(RegistryUnavailableException.class)
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void aRegistryThatComesBackIsWaitedFor() {
        answers.add(new Answer(503, "{\"error_code\":50301,\"message\":\"starting\"}"));
        answers.add(new Answer(503, "{\"error_code\":50301,\"message\":\"starting\"}"));
        answers.add(new Answer(200, schemaAnswer(SCHEMA)));

        assertThat(client(Map.of(RegistryClient.RETRY_MAX_MS, "20000")).schemaById(7))
                .isEqualTo(SCHEMA);
    }

    @Test
    void theSecondAddressAnswersForTheFirst() throws IOException {
        answers.add(new Answer(200, schemaAnswer(SCHEMA)));

        assertThat(client(Map.of(RegistryClient.URL, closedPort() + " , " + url()))
                        .schemaById(7))
                .isEqualTo(SCHEMA);
    }

    @Test
    void interruptionEndsTheWait() {
        answers.add(new Answer(503, "{\"error_code\":50301,\"message\":\"starting\"}"));
        RegistryClient client = client(Map.of(RegistryClient.RETRY_MAX_MS, "60000"));

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> client.schemaById(7)).isInstanceOf(RegistryUnavailableException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 409, 422})
    void anyOtherRefusalNamesSubjectAndStatus(int status) {
        answers.add(new Answer(status, "{\"error_code\":" + status + ",\"message\":\"no\"}"));

        assertThatThrownBy(() -> client().register("t-value", SCHEMA))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("subject t-value")
                .hasMessageContaining("answered " + status);
    }

    @Test
    void aRefusalToShowASchemaIsNotTheRecordsFault() {
        answers.add(new Answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}"));

        assertThatThrownBy(() -> client().schemaById(7))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("basic.auth.user.info");
    }

    @Test
    void basicCredentialsAreSent() {
        answers.add(new Answer(200, schemaAnswer(SCHEMA)));
        RegistryClient client =
                client(Map.of("basic.auth.credentials.source", "USER_INFO", "basic.auth.user.info", "ada:secret"));

        client.schemaById(7);

        assertThat(credentials)
                .containsExactly(
                        "Basic " + Base64.getEncoder().encodeToString("ada:secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void credentialsInTheAddressAreNotShown() throws IOException {
        String url = closedPort().replace("//", "//ada:secret@");
        RegistryClient client = client(Map.of(RegistryClient.URL, url, "basic.auth.credentials.source", "URL"));

        assertThat(client.urls()).doesNotContain("secret");
    }

    @Test
    void withoutAutomaticRegistrationTheSchemaIsLookedUp() {
        answers.add(new Answer(200, "{\"subject\":\"t-value\",\"version\":1,\"id\":5,\"schema\":\"{}\"}"));

        assertThat(client(Map.of(RegistryClient.AUTO_REGISTER, "false")).register("t-value", SCHEMA))
                .isEqualTo(5);
        assertThat(requests).containsExactly("POST /subjects/t-value");
    }

    @Test
    void withoutAutomaticRegistrationAMissingSchemaIsRefusedWithAdvice() {
        RegistryClient client =
                RegistryClient.of(merge(Samples.ownRegistry(), Map.of(RegistryClient.AUTO_REGISTER, "false")));

        assertThatThrownBy(() -> client.register("t-value", SCHEMA))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("auto.register.schemas=true");
    }

    @Test
    void theLatestVersionIsUsedWhenItDescribesTheSameBytes() {
        Map<String, String> registry = Samples.ownRegistry();
        int id = RegistryClient.of(registry).register("t-value", SCHEMA.replace("[]", "[],\"doc\":\"other words\""));

        assertThat(latest(registry).register("t-value", SCHEMA)).isEqualTo(id);
    }

    @Test
    void theLatestVersionIsRefusedWhenItDescribesOtherBytes() {
        Map<String, String> registry = Samples.ownRegistry();
        RegistryClient.of(registry)
                .register("t-value", SCHEMA.replace("[]", "[{\"name\":\"n\",\"type\":\"int\",\"default\":0}]"));

        assertThatThrownBy(() -> latest(registry).register("t-value", SCHEMA))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("version 1 of subject t-value");
    }

    @Test
    void aSubjectWithoutAnyVersionIsRefused() {
        assertThatThrownBy(() -> latest(Samples.ownRegistry()).register("t-value", SCHEMA))
                .isInstanceOf(RegistryRefusedException.class);
    }

    @Test
    void aMockRegistryIsSharedByItsName() {
        Map<String, String> registry = Samples.ownRegistry();

        int id = RegistryClient.of(registry).register("t-value", SCHEMA);

        assertThat(RegistryClient.of(registry).schemaById(id)).isEqualTo(SCHEMA);
    }

    @Test
    void aMissingAddressIsNamed() {
        assertThatThrownBy(() -> RegistryClient.of(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {" , ", "localhost:8081", "ftp://x", "http://", "http://a b", "mock://x,http://localhost:1"})
    void anAddressOfAnotherFormIsRefused(String url) {
        assertThatThrownBy(() -> RegistryClient.of(Map.of(RegistryClient.URL, url)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema.registry.url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "soon", "", "1e3", "99999999999"})
    void aRetryTimeOfAnotherFormIsRefused(String millis) {
        assertThatThrownBy(() -> client(Map.of(RegistryClient.RETRY_MAX_MS, millis)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("registry.retry.max.ms");
    }

    @Test
    void aSwitchIsTrueOrFalse() {
        assertThatThrownBy(() -> client(Map.of(RegistryClient.AUTO_REGISTER, "yes")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("auto.register.schemas");
    }

    private static RegistryClient latest(Map<String, String> registry) {
        return RegistryClient.of(
                merge(registry, Map.of(RegistryClient.AUTO_REGISTER, "false", RegistryClient.USE_LATEST, "true")));
    }

    private static Map<String, String> merge(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }
}
