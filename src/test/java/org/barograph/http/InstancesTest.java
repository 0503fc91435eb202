package org.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Several instances: a question about a story goes to the one that keeps it, once. */
class InstancesTest {
    @Test
    void anotherInstancesAnswerIsPassedOn() {
        try (TestServer keeper = new TestServer();
                TestServer asked = new TestServer()) {
            asked.neighbourPort = keeper.port();
            // The keeper says that it is moving; what it says comes through, with when to ask again.
            var response = asked.get("/api/stories/ffff000000000000-1");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("The stories are moving");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
        }
    }

    @Test
    void twoInstancesThatEachTakeTheOtherForTheKeeperDoNotGoRoundForEver() {
        try (TestServer one = new TestServer();
                TestServer other = new TestServer()) {
            one.neighbourPort = other.port();
            other.neighbourPort = one.port();
            var response = one.get("/api/stories/ffff000000000000-1");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("from one instance to another");
        }
    }

    @Test
    void anInstanceThatIsGoneIsNoUnknownStory() {
        try (TestServer asked = new TestServer()) {
            try (TestServer gone = new TestServer()) {
                asked.neighbourPort = gone.port();
            }
            var response = asked.get("/api/stories/ffff000000000000-1");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void storiesOfThePastAreGatheredFromAllInstances() {
        String path = "/api/issues/kashmir/stories?at=2025-04-01T00:00:00Z";
        try (TestServer asked = new TestServer();
                TestServer partner = new TestServer()) {
            String alone = asked.get(path).body();
            asked.partnerPort = partner.port();
            assertThat(asked.get(path).body()).isEqualTo(alone);
        }
    }

    @Test
    void storiesOfThePastAreNotToldWithoutAPartOfThem() {
        String path = "/api/issues/kashmir/stories?at=2025-04-01T00:00:00Z";
        try (TestServer asked = new TestServer()) {
            try (TestServer gone = new TestServer()) {
                asked.partnerPort = gone.port();
            }
            assertThat(asked.get(path).statusCode()).isEqualTo(503);
            asked.moving = true;
            var response = asked.get(path);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("3");
            assertThat(asked.get("/api/issues/kashmir/stories").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anInstanceStopsForStoriesThatAnotherCanNotRank() {
        try (TestServer asked = new TestServer();
                TestServer partner = new TestServer()) {
            var wrong = partner.get("/api/issues/kashmir/stories?at=2025-04-01", "Barograph-Partitions", "none");
            assertThat(wrong.statusCode()).isEqualTo(400);
            asked.partnerPort = partner.port();
            assertThat(asked.get("/api/issues/kashmir/stories?at=2025-03-10T13:00:00Z")
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void anInstanceThatIsStoppingSaysSoAndStillAnswers() {
        try (TestServer server = new TestServer()) {
            server.server().unready();
            assertThat(server.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(server.get("/api/issues").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anInstanceThatCanNotGoOnIsNotLive() {
        try (TestServer server = new TestServer()) {
            server.started = false;
            assertThat(server.get("/health/live").statusCode()).isEqualTo(503);
        }
    }
}
