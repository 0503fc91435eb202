package org.barograph.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongToIntFunction;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barograph.catalog.CatalogEntry;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.NotReadyException;
import org.barograph.query.RankedStories;
import org.barograph.query.SampleFeed;
import org.barograph.query.ScoreBook;
import org.barograph.query.ScoreQueries;
import org.barograph.query.ScoreReader;
import org.barograph.query.ScoreState;
import org.barograph.query.ScoreUpdates;
import org.barograph.query.StoryArticles;
import org.barograph.query.StoryFinder;
import org.barograph.query.TooManyStoriesException;
import org.barograph.query.UnknownIdException;
import org.barograph.runtime.ArticleWriter;
import org.barograph.runtime.CatalogEditor;
import org.barograph.runtime.CatalogPreview;
import org.barograph.runtime.InstanceMetrics;
import org.barograph.stream.CatalogManifest;
import org.barograph.stream.TensionRecords;
import org.barograph.stream.avro.Alert;
import org.barograph.stream.avro.AlertStory;
import org.barograph.stream.avro.Article;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Episodes;
import org.barograph.tension.FeedDay;
import org.barograph.tension.Hours;
import org.barograph.tension.IssueShare;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Retention;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreClock;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.Strain;
import org.barograph.topology.CatalogCoding;
import org.barograph.topology.LiveCatalog;

/** The real server at a free port, over the scores of {@link SampleFeed} and without a broker. */
final class TestServer implements AutoCloseable {
    static final String TOKEN = "a-token-for-the-tests";
    static final String STORY = "0123456789abcdef-" + SampleFeed.END / 3_600_000;
    static final Instant END = Instant.ofEpochMilli(SampleFeed.END);

    private static final CompiledCatalog BUNDLED = CatalogReader.bundled();
    private static final List<CatalogEntry> ENTRIES = CatalogReader.entries();

    final ScoreBook book;
    final ScoreState state;
    final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    final List<Article> newest = new ArrayList<>();
    /** Where another instance is said to keep stories whose ids begin with f; 0 says that they are moving. */
    int neighbourPort;

    /** Another instance that keeps the second of two partitions of the stories; 0 if there is none. */
    int partnerPort;

    boolean moving;
    boolean started = true;
    private final HttpServer server;
    private final InstanceMetrics metrics = new InstanceMetrics(Clock.systemUTC());
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    TestServer() {
        this(TOKEN, HttpSettings.Limits.DEFAULT);
    }

    TestServer(String token, HttpSettings.Limits limits) {
        this(token, limits, stateOf(new SampleFeed()));
    }

    TestServer(String token, HttpSettings.Limits limits, ScoreState scores) {
        Clock clock = Clock.fixed(END.plusSeconds(600), ZoneOffset.UTC);
        book = new ScoreBook(clock, Duration.ofSeconds(30));
        state = scores;
        if (scores != null) {
            book.open(scores);
        }
        ScoreQueries queries = new ScoreQueries(book, () -> BUNDLED, ScoreClock.DATA, ScoreConstants.DEFAULT, clock);
        LiveCatalog live = new LiveCatalog(BUNDLED, CatalogCoding::new, "catalog.v1", null);
        Editor editor = new Editor();
        server = HttpServer.start(
                new HttpSettings("127.0.0.1", 0, token, limits),
                new Services(
                        queries,
                        book,
                        new FineHealth(),
                        metrics,
                        this::find,
                        new Ranking(),
                        () -> new ArticleWriter(producer, (topic, article) -> new byte[] {1}, "news.articles.v1"),
                        () -> editor,
                        () -> new CatalogPreview(() -> live, most -> newest),
                        () -> BUNDLED,
                        () -> ""));
    }

    private final class FineHealth implements Health {
        @Override
        public boolean isLive() {
            return started;
        }

        @Override
        public String obstacle() {
            return started ? "" : "Kafka Streams is ERROR";
        }
    }

    /** Entries in memory, as the catalogue topic has them. */
    private static final class Editor implements CatalogEditor {
        private final CatalogManifest.Contents contents = new CatalogManifest.Contents();

        Editor() {
            ENTRIES.forEach(entry ->
                    contents.add(CatalogManifest.record(entry, CatalogManifest.BUNDLED, Instant.ofEpochMilli(0))));
        }

        @Override
        public CatalogManifest.Contents read() {
            return contents;
        }

        @Override
        public CompiledCatalog apply(Collection<CatalogEntry> entries) {
            CatalogManifest.Contents next = new CatalogManifest.Contents();
            contents.entries().values().forEach(next::add);
            entries.forEach(entry -> next.add(CatalogManifest.record(entry, CatalogManifest.USER, Instant.now())));
            CompiledCatalog compiled = next.compile();
            next.entries().values().forEach(contents::add);
            return compiled;
        }

        @Override
        public CompiledCatalog remove(Collection<String> ids) {
            for (String id : ids) {
                var there = contents.entries().get(id);
                if (there == null) {
                    throw new IllegalArgumentException("There is no entry " + id);
                }
                contents.add(CatalogManifest.deletion(there, Instant.now()));
            }
            return contents.compile();
        }
    }

    /** The stories of {@link SampleFeed} in two partitions. */
    private final class Ranking implements RankedStories {
        private final Map<String, List<RankedStory>> all =
                new SampleFeed().snapshot().stories();

        @Override
        public List<Place> places() {
            if (moving) {
                throw new NotReadyException("The stories are moving", Duration.ofSeconds(3));
            }
            return partnerPort == 0
                    ? List.of(new Place(null, 0, List.of(0, 1)))
                    : List.of(new Place(null, 0, List.of(0)), new Place("127.0.0.1", partnerPort, List.of(1)));
        }

        @Override
        public Part of(String issue, Instant at, List<Integer> partitions) {
            if (at.equals(END.minusSeconds(86_400 * 50))) {
                throw new TooManyStoriesException("More than 50000 newer reports");
            }
            List<RankedStory> stories = new ArrayList<>();
            for (int partition : partitions) {
                stories.addAll(RankedStory.heaviest(
                        all.getOrDefault(issue, List.of()).stream()
                                .filter(story -> story.hour() * 3_600_000 < at.toEpochMilli())
                                .filter(story -> partition
                                        == Math.floorMod(story.storyId().hashCode(), 2))
                                .toList(),
                        RankedStory.LISTED));
            }
            return new Part(stories, Long.MIN_VALUE);
        }
    }

    private StoryFinder.Place find(String id) {
        if (id.startsWith("f")) {
            if (neighbourPort == 0) {
                throw new NotReadyException("The stories are moving", Duration.ofSeconds(3));
            }
            return new StoryFinder.Elsewhere("127.0.0.1", neighbourPort);
        }
        if (!id.equals(STORY)) {
            throw new UnknownIdException("There is no story " + id);
        }
        List<StoryArticle> articles = List.of(new StoryArticle(
                "harbour-post:1",
                SampleFeed.END,
                "harbourpost.example",
                1,
                "Guns fall silent",
                null,
                List.of(new IssueShare(
                        "kashmir", 0.5, List.of(new Strain("IND-PAK", 0.2)), "The guns fell silent at noon."))));
        return new StoryFinder.Here(new StoryArticles(
                Episodes.of("0123456789abcdef", articles, ScoreConstants.DEFAULT)
                        .get(0),
                articles));
    }

    /** The scores of a feed as an instance that caught up has them, with a record of each topic. */
    static ScoreState stateOf(SampleFeed feed) {
        ScoreReader.Snapshot snapshot = feed.snapshot();
        ScoreState state = new ScoreState(Retention.DEFAULT);
        snapshot.ledger().toMap().forEach((key, sums) -> state.putSum(key, 0, sums));
        snapshot.stories().forEach((issue, stories) -> state.putTop(issue, 0, stories));
        state.putTension("kashmir", record(snapshot, SampleFeed.END), 1, 7);
        state.putAlert(alert("opened"), 1, 3);
        Score closed =
                new Scorer(snapshot.ledger(), ScoreConstants.DEFAULT).score("kashmir", SampleFeed.END - 86_400_000);
        publishing(state, "Harbour Post", 0, hour -> 1);
        publishing(state, "Evening Ledger", 10, hour -> 2);
        publishing(state, "Weald, \"Daily\"", 0, hour -> hour % 24 == 9 ? 4 : 0);
        publishing(state, "Fjord Times", 1, hour -> hour % 168 == 80 ? 1 : 0);
        state.putHistory(TensionRecords.history(
                closed, snapshot.ledger().newestHour(), (SampleFeed.END - 86_400_000) / 3_600_000 - 1, "v"));
        return state;
    }

    /** Thirty days of an outlet, up to so many hours before the end. */
    private static void publishing(ScoreState state, String source, int silentHours, LongToIntFunction articles) {
        long last = SampleFeed.END / Hours.MS - 1 - silentHours;
        for (long day = FeedDay.dayOf(last) - 30; day <= FeedDay.dayOf(last); day++) {
            FeedDay told = FeedDay.EMPTY;
            for (int hour = 0; hour < 24 && day * 24 + hour <= last; hour++) {
                told = told.plus(hour, articles.applyAsInt(day * 24 + hour));
            }
            state.putFeedDay(source, 1, day, told);
        }
    }

    static IssueTension record(ScoreReader.Snapshot snapshot, long asOfMs) {
        return org.barograph.query.Board.of(
                        snapshot,
                        ScoreConstants.DEFAULT,
                        BUNDLED.issues().stream()
                                .filter(issue -> issue.id().equals("kashmir"))
                                .toList(),
                        BUNDLED.version(),
                        asOfMs)
                .items()
                .get(0);
    }

    static Alert alert(String phase) {
        return new Alert(
                "kashmir/level/" + END,
                "kashmir",
                "Kashmir",
                "level",
                phase,
                END,
                END,
                50.0,
                61.0,
                61.0,
                null,
                "Kashmir: tension 61.0 against the threshold 50",
                List.of(new AlertStory("0123456789abcdef-1", "Guns <b>fall</b> silent", 12_345, 2, null)));
    }

    /** Another record of the tension topic arrives, as from the broker. */
    void receive(IssueTension tension, int partition, long offset) {
        book.change(scores -> {
            scores.putTension(tension.getIssueId(), tension, partition, offset);
            ScoreUpdates updates = new ScoreUpdates();
            updates.add(tension, partition, offset);
            return updates;
        });
    }

    /** Another record of the alerts topic arrives, as from the broker. */
    void receive(Alert alert, int partition, long offset) {
        book.change(scores -> {
            ScoreUpdates updates = new ScoreUpdates();
            updates.add(scores.putAlert(alert, partition, offset));
            return updates;
        });
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpServer server() {
        return server;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static String[] withToken() {
        return new String[] {"Authorization", "Bearer " + TOKEN};
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
    }
}
