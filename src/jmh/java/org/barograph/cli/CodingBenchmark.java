package org.barograph.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.barograph.catalog.CatalogReader;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.ArticleReading;
import org.barograph.coding.CodedText;
import org.barograph.coding.Coder;
import org.barograph.stream.avro.Article;
import org.barograph.text.Fingerprint;
import org.barograph.text.TokenBuffer;
import org.barograph.text.Tokenizer;
import org.barograph.text.Vocabulary;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From raw text to actors, issues and events with the bundled catalogue, on one thread: articles, and as {@code
 * sentences} and {@code chars} what is in them, per second. Each call reads another article, so that nothing is learnt
 * by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CodingBenchmark {
    private static final int GENERATED = 5_000;

    /**
     * {@code demo}: the demonstration's articles, short prose dense with events; {@code demo-2kB}: ten of
     * them after one another, 2 kB; {@code generated}: the articles of {@code bench}, 2 kB each.
     */
    @Param({"demo", "demo-2kB", "generated"})
    private String feed;

    private List<Text> texts;
    private Coder coder;
    private Vocabulary noWords;
    private TokenBuffer tokens;
    private int next;

    private record Text(String title, String body, LocalDate day, int sentences) {
        int chars() {
            return title.length() + body.length();
        }
    }

    /** What was read, beside the number of articles. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Read {
        /** Sentences, titles among them. */
        public long sentences;

        /** UTF-16 units. */
        public long chars;

        private void add(Text text) {
            sentences += text.sentences;
            chars += text.chars();
        }
    }

    /** Prepares the articles. */
    @Setup
    public void prepare() {
        CompiledCatalog catalog = CatalogReader.bundled();
        coder = new Coder(catalog);
        noWords = new Vocabulary();
        tokens = new TokenBuffer();
        texts = switch (feed) {
            case "demo" -> demo(1);
            case "demo-2kB" -> demo(10);
            case "generated" -> generated(catalog);
            default -> throw new IllegalArgumentException("No feed " + feed);};
    }

    private List<Text> demo(int joined) {
        DemoArticles demo = DemoArticles.at(Instant.parse("2026-11-20T12:00:00Z"));
        List<Article> all = new ArrayList<>(demo.background());
        demo.days().values().forEach(all::addAll);
        List<Text> made = new ArrayList<>();
        for (int i = 0; i + joined <= all.size(); i++) {
            Article first = all.get(i);
            StringBuilder body = new StringBuilder(first.getBody());
            for (int k = 1; k < joined; k++) {
                body.append("\n\n").append(all.get(i + k).getBody());
            }
            made.add(text(first, body.toString()));
        }
        return made;
    }

    private List<Text> generated(CompiledCatalog catalog) {
        BenchArticles articles = new BenchArticles(catalog, 1, GENERATED);
        List<Text> made = new ArrayList<>();
        for (long number = 0; number < GENERATED; number++) {
            Article article = articles.article(number);
            if (!article.getRetracted()) {
                made.add(text(article, article.getBody()));
            }
        }
        return made;
    }

    private Text text(Article article, String body) {
        Tokenizer.tokenize(article.getTitle() + "\n" + body, article.getTitle().length(), noWords, tokens);
        LocalDate day = LocalDate.ofInstant(article.getPublishedAt(), ZoneOffset.UTC);
        return new Text(article.getTitle(), body, day, tokens.sentences());
    }

    private Text next(Read read) {
        Text text = texts.get(next);
        next = next + 1 == texts.size() ? 0 : next + 1;
        read.add(text);
        return text;
    }

    /** Actors, issues and events. */
    @Benchmark
    public CodedText code(Read read) {
        Text text = next(read);
        return coder.code(text.title, text.body, text.day);
    }

    /** The same and the fingerprint, as the tag stage reads an article. */
    @Benchmark
    public ArticleReading read(Read read) {
        Text text = next(read);
        return coder.read("The Weald Independent", text.day, text.title, text.body);
    }

    /** Tokens and sentences alone. */
    @Benchmark
    public int tokenize(Read read) {
        Text text = next(read);
        Tokenizer.tokenize(text.body, -1, noWords, tokens);
        return tokens.size();
    }

    /** The fingerprint alone. */
    @Benchmark
    public Fingerprint fingerprint(Read read) {
        Text text = next(read);
        return Fingerprint.of(text.title, text.body);
    }
}
