package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.barograph.query.SampleFeed;
import org.barograph.stream.avro.IssueTension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** An event as it came. */
    private record Event(String id, String name, String data) {}

    /** A client of the stream that reads what comes, event by event. */
    private static final class Listener implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final String status;

        Listener(int port, String lastEventId) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/stream HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                            + (lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n") + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            status = in.readLine();
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
        }

        Event next() throws IOException {
            String id = null;
            String name = null;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    String data = line.substring(6);
                    in.readLine();
                    return new Event(id, name, data);
                }
            }
            throw new AssertionError("The stream ended");
        }

        List<Event> through(String name) throws IOException {
            List<Event> events = new ArrayList<>();
            do {
                events.add(next());
            } while (!events.get(events.size() - 1).name.equals(name));
            return events;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static IssueTension record() {
        return TestServer.record(new SampleFeed().snapshot(), SampleFeed.END + 3_600_000);
    }

    @Test
    void aClientGetsTheNewestScoresAndOpenAlertsAndThenWhatChanges() throws IOException {
        try (Listener listener = new Listener(server.port(), null)) {
            List<Event> first = listener.through("feed");
            assertThat(first).extracting(Event::name).containsExactly("score", "alert", "feed");
            assertThat(first.get(2).id).isNotNull();
            server.receive(record(), 1, 8);
            Event change = listener.next();
            assertThat(change.name).isEqualTo("score");
            assertThat(MAPPER.readTree(change.data).get("as_of").asText())
                    .isEqualTo(TestServer.END.plusSeconds(3_600).toString());
            assertThat(MAPPER.readTree(change.data).get("tension").asDouble()).isEqualTo(record().getTension());
        }
    }

    @Test
    void aClientThatComesBackGetsWhatChangedMeanwhileAndNothingTwice() throws IOException {
        String id;
        try (Listener listener = new Listener(server.port(), null)) {
            List<Event> first = listener.through("feed");
            id = first.get(first.size() - 1).id;
        }
        try (Listener listener = new Listener(server.port(), id)) {
            assertThat(listener.through("feed")).extracting(Event::name).containsExactly("feed");
        }
        server.receive(record(), 1, 8);
        try (Listener listener = new Listener(server.port(), id)) {
            assertThat(listener.through("feed")).extracting(Event::name).containsExactly("score", "feed");
        }
    }

    @Test
    void anAlertInTheStreamIsTheOneOfTheList() throws IOException {
        try (Listener listener = new Listener(server.port(), null)) {
            JsonNode open = MAPPER.readTree(listener.through("alert").get(1).data);
            assertThat(open).isEqualTo(alerts().get(0));
            listener.through("feed");
            server.receive(TestServer.alert("closed"), 1, 4);
            JsonNode closed = MAPPER.readTree(listener.through("alert").get(0).data);
            assertThat(closed).isEqualTo(alerts().get(0));
            assertThat(closed.get("closed_at").isNull()).isFalse();
            assertThat(closed.get("opening_stories")).hasSize(1);
        }
    }

    private JsonNode alerts() throws IOException {
        return MAPPER.readTree(server.get("/api/alerts").body()).get("items");
    }

    @Test
    void anIdThatIsNoneBeginsAnew() throws IOException {
        try (Listener listener = new Listener(server.port(), "not an id")) {
            assertThat(listener.through("feed")).extracting(Event::name).containsExactly("score", "alert", "feed");
        }
    }

    @Test
    void aClientThatLeavesIsForgottenAndOneTooManyIsSentAway() throws IOException {
        try (TestServer small = new TestServer(TestServer.TOKEN, new HttpSettings.Limits(1_000, 1, 1_000, 1_000))) {
            try (Listener listener = new Listener(small.port(), null)) {
                listener.through("feed");
                try (Listener second = new Listener(small.port(), null)) {
                    assertThat(second.status).contains("503");
                }
            }
            // That a client is gone shows when something is written to it.
            long[] offset = {8};
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                small.receive(record(), 1, offset[0]++);
                assertThat(small.get("/metrics").body()).contains("barograph_stream_clients 0.0");
            });
        }
    }

    @Test
    void nothingIsStreamedBeforeTheScoresAreThere() throws IOException {
        try (TestServer empty = new TestServer(TestServer.TOKEN, HttpSettings.Limits.DEFAULT, null);
                Listener listener = new Listener(empty.port(), null)) {
            assertThat(listener.status).contains("503");
            assertThat(empty.get("/api/issues").headers().firstValue("Retry-After"))
                    .isPresent();
            assertThat(empty.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(empty.get("/health/live").statusCode()).isEqualTo(200);
        }
    }
}
