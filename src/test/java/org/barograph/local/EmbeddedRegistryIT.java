package org.barograph.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedRegistryIT {
    private static final String V1 = record("{'name':'station','type':'string'}");
    private static final String V2 =
            record("{'name':'station','type':'string'},{'name':'hpa','type':'double','default':1013.25}");
    private static final String OTHER = record("{'name':'barrels','type':'long'}");

    @TempDir
    static Path dataDir;

    private static EmbeddedBroker broker;
    private static EmbeddedRegistry registry;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void startBoth() {
        broker = EmbeddedBroker.start(BrokerSettings.of(dataDir).withPort(0));
        registry = startRegistry();
    }

    @AfterAll
    static void stopBoth() {
        registry.close();
        broker.close();
    }

    @Test
    void givesConfluentsClientTheSchemaBackByItsId() throws Exception {
        int id = client().register("by-id-value", new AvroSchema(V1));
        assertThat(client().getSchemaById(id).canonicalString()).isEqualTo(new AvroSchema(V1).canonicalString());
    }

    @Test
    void tellsConfluentsClientIdAndVersionOfAKnownSchema() throws Exception {
        int id = client().register("look-up-value", new AvroSchema(V2));
        assertThat(client().getId("look-up-value", new AvroSchema(V2))).isEqualTo(id);
        assertThat(client().getVersion("look-up-value", new AvroSchema(V2))).isEqualTo(1);
    }

    @Test
    void tellsConfluentsClientWhatIsCompatible() throws Exception {
        client().register("check-value", new AvroSchema(V1));
        assertThat(client().testCompatibility("check-value", new AvroSchema(V2)))
                .isTrue();
        assertThat(client().testCompatibility("check-value", new AvroSchema(OTHER)))
                .isFalse();
    }

    @Test
    void refusesConfluentsClientAnIncompatibleSchema() throws Exception {
        client().register("break-value", new AvroSchema(V1));
        assertThatThrownBy(() -> client().register("break-value", new AvroSchema(OTHER)))
                .isInstanceOfSatisfying(RestClientException.class, e -> assertThat(e.getErrorCode())
                        .isEqualTo(409));
    }

    @Test
    void servesTheRestOfConfluentsClient() throws Exception {
        SchemaRegistryClient client = client();
        int id = client.register("rest-value", new AvroSchema(V1));
        client.updateCompatibility("rest-value", "FULL");

        assertThat(client.getCompatibility("rest-value")).isEqualTo("FULL");
        assertThat(client.getAllSubjects()).contains("rest-value");
        assertThat(client.getAllVersions("rest-value")).containsExactly(1);
        assertThat(client.getLatestSchemaMetadata("rest-value").getId()).isEqualTo(id);
        assertThat(client.getAllSubjectsById(id)).contains("rest-value");
        assertThat(client.getAllVersionsById(id)).anyMatch(v -> v.getSubject().equals("rest-value"));
        assertThat(client.getMode()).isEqualTo("READWRITE");
        assertThat(client.deleteSubject("rest-value")).containsExactly(1);
        assertThat(client.deleteSubject("rest-value", true)).containsExactly(1);
    }

    @Test
    void keepsIdsAndVersionsOverARestart() throws Exception {
        int id = client().register("kept-value", new AvroSchema(V1));
        registry.close();
        registry = startRegistry();

        assertThat(client().getId("kept-value", new AvroSchema(V1))).isEqualTo(id);
    }

    @Test
    void keepsASubjectWithASlashInItsName() throws Exception {
        call("POST", "/subjects/a%2Fb+c%20d/versions", body(V1));
        assertThat(json(call("GET", "/subjects?subjectPrefix=a%2Fb", "")).get(0).asText())
                .isEqualTo("a/b+c d");
    }

    @Test
    void givesOneIdToOneSchemaFromManyClientsAtOnce() throws Exception {
        String schema = record("{'name':'rush','type':'int'}");
        ConcurrentSkipListSet<Integer> ids = new ConcurrentSkipListSet<>();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> calls = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(i -> clients.submit(() -> {
                        String answer = call("POST", "/subjects/rush-" + i % 5 + "/versions", body(schema))
                                .body();
                        return ids.add(
                                new ObjectMapper().readTree(answer).path("id").asInt());
                    }))
                    .toList();
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertThat(ids).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /subjects/nobody/versions             |                                 | 404 | 40401",
                "GET    | /schemas/ids/9999                     |                                 | 404 | 40403",
                "GET    | /schemas/ids/many                     |                                 | 404 | 404",
                "GET    | /subjects/nobody/versions/first       |                                 | 422 | 42202",
                "POST   | /subjects/s/versions                  | {\"schema\":\"{}\"}             | 422 | 42201",
                "POST   | /subjects/s/versions                  | {\"schema\":7}                  | 422 | 42201",
                "POST   | /subjects/s/versions                  | {\"schema\":\"\",\"schemaType\":\"JSON\"} | 422 | 42201",
                "POST   | /subjects/s/versions                  | {\"schema\":                    | 400 | 400",
                "POST   | /subjects/s/versions                  | []                              | 400 | 400",
                "PUT    | /config                               | {\"compatibility\":\"SIDEWAYS\"} | 422 | 42203",
                "PUT    | /mode                                 | {\"mode\":\"SLEEP\"}            | 422 | 42204",
                "GET    | /config/nobody                        |                                 | 404 | 40408",
                "GET    | /contexts                             |                                 | 404 | 404",
                "PUT    | /subjects                             | {}                              | 405 | 405",
            })
    void refusesInConfluentsForm(String method, String path, String body, int status, int code) throws Exception {
        HttpResponse<String> answer = call(method, path, body == null ? "" : body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("error_code").asInt()).isEqualTo(code);
        assertThat(json(answer).path("message").asText()).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/vnd.schemaregistry.v1+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/                    | {}",
                "/schemas/types       | [\"AVRO\"]",
                "/config              | {\"compatibilityLevel\":\"BACKWARD\"}",
                "/mode                | {\"mode\":\"READWRITE\"}",
                "/config/s?defaultToGlobal=true | {\"compatibilityLevel\":\"BACKWARD\"}",
            })
    void answersPlainQuestions(String path, String expected) throws Exception {
        assertThat(call("GET", path, "").body()).isEqualTo(expected);
    }

    @Test
    void saysWhyASchemaIsNotCompatibleWhenAsked() throws Exception {
        call("POST", "/subjects/why-value/versions", body(V1));
        JsonNode verdict =
                json(call("POST", "/compatibility/subjects/why-value/versions/latest?verbose=true", body(OTHER)));
        assertThat(verdict.path("messages").get(0).asText()).contains("barrels");
    }

    @Test
    void refusesABodyOverOneMebibyte() throws Exception {
        HttpResponse<String> answer = call("POST", "/subjects/s/versions", body("x".repeat(2 * 1024 * 1024)));
        assertThat(json(answer).path("error_code").asInt()).isEqualTo(413);
    }

    @Test
    void refusesABodyThatABrowserMayPostUnasked() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(registry.url() + "/subjects/s/versions"))
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString(body(V1)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void refusesAPortInUseAndNamesTheOption() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            RegistrySettings settings =
                    RegistrySettings.of(broker.bootstrapServers()).withPort(other.getLocalPort());
            assertThatThrownBy(() -> EmbeddedRegistry.start(settings))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--registry-port");
        }
    }

    @Test
    void refusesToStartWithoutABroker() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            free = socket.getLocalPort();
        }
        assertThatThrownBy(() -> EmbeddedRegistry.start(
                        RegistrySettings.of("127.0.0.1:" + free).withPort(0)))
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("127.0.0.1:" + free);
    }

    @Test
    void refusesATopicThatWouldLoseSchemas(@TempDir Path otherDir) throws Exception {
        try (EmbeddedBroker other =
                        EmbeddedBroker.start(BrokerSettings.of(otherDir).withPort(0));
                Admin admin = Admin.create(Map.of("bootstrap.servers", other.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("_schemas", 1, (short) 1)))
                    .all()
                    .get();
            assertThatThrownBy(() -> EmbeddedRegistry.start(
                            RegistrySettings.of(other.bootstrapServers()).withPort(0)))
                    .isInstanceOf(LocalException.class)
                    .hasMessageContaining("cleanup.policy=delete");
        }
    }

    private static EmbeddedRegistry startRegistry() {
        return EmbeddedRegistry.start(
                RegistrySettings.of(broker.bootstrapServers()).withPort(0));
    }

    private static SchemaRegistryClient client() {
        return SchemaRegistryClientFactory.newClient(
                List.of(registry.url()), 10, List.of(new AvroSchemaProvider()), Map.of(), Map.of());
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(new URI(registry.url() + path))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.body());
    }

    private static String body(String schema) {
        return new ObjectMapper().createObjectNode().put("schema", schema).toString();
    }

    private static String record(String fields) {
        return ("{'type':'record','name':'Reading','namespace':'weather','fields':[" + fields + "]}")
                .replace('\'', '"');
    }
}
