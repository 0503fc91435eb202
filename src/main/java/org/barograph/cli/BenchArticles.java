package org.barograph.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.cli.BenchVocabulary.Subject;
import org.barograph.stream.avro.Article;

/**
 * An endless, repeatable feed of made-up articles of about 2 kB by 200 made-up outlets. Of a hundred, 68 are new, 20 are
 * wire copies by another outlet, 10 revise an earlier one and 2 retract one; 7 in 10 of the new ones are about an issue
 * of the catalogue. Words follow Zipf's law.
 *
 * <p>Each article is a pure function of the seed and its number, so that none is kept in memory.
 */
final class BenchArticles {
    /** First day of the feed; the last is 30 days later. In the past, so that the clock is that of the articles. */
    static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    static final Duration SPAN = Duration.ofDays(30);

    private static final int OUTLETS = 200;
    /** Copies, revisions and retractions are of one of so many articles before. */
    private static final int REACH = 2_000;

    private static final int LEAST_CHARS = 1_200;
    private static final int MOST_CHARS = 2_700;
    private static final long JITTER_MS = Duration.ofHours(6).toMillis();
    private static final int PARAGRAPH_SENTENCES = 3;
    private static final double ZIPF_SHIFT = 8;

    private final BenchVocabulary words;
    private final long seed;
    private final long count;

    enum Kind {
        NEW,
        COPY,
        REVISION,
        RETRACTION
    }

    /** @param count number of articles that the 30 days are divided among */
    BenchArticles(CompiledCatalog catalog, long seed, long count) {
        this.words = new BenchVocabulary(catalog, LocalDate.ofInstant(START, ZoneOffset.UTC), seed);
        this.seed = seed;
        this.count = count;
    }

    /** The article of a number, from 0. */
    Article article(long number) {
        SplittableRandom random = random(number);
        return switch (kind(number, random)) {
            case NEW -> written(number, random);
            case COPY -> copy(number, random);
            case REVISION -> revision(number, random);
            case RETRACTION -> retraction(number, random);
        };
    }

    /** What kind of article a number is. */
    Kind kind(long number) {
        return kind(number, random(number));
    }

    private static Kind kind(long number, SplittableRandom random) {
        int draw = random.nextInt(100);
        if (number == 0 || draw < 68) {
            return Kind.NEW;
        }
        return draw < 88 ? Kind.COPY : draw < 98 ? Kind.REVISION : Kind.RETRACTION;
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    /** The number of an earlier new article. */
    private long earlier(long number, SplittableRandom random) {
        long from = number - 1 - random.nextLong(Math.min(REACH, number));
        while (kind(from) != Kind.NEW) {
            from--;
        }
        return from;
    }

    private Article written(long number, SplittableRandom random) {
        int outlet = random.nextInt(OUTLETS);
        Subject subject = random.nextInt(10) < 7 ? zipf(words.subjects, random) : null;
        Text text = new Text(random, subject);
        String title = text.title();
        return new Article(
                id(outlet, number),
                outlet(outlet),
                published(number, random),
                "en",
                title,
                text.body(),
                url(outlet, number),
                1,
                false);
    }

    private Article copy(long number, SplittableRandom random) {
        Article original = article(earlier(number, random));
        int outlet = random.nextInt(OUTLETS);
        String credit = random.nextBoolean() ? "\n\nAdditional reporting by " + zipf(words.names, random) + "." : "";
        return new Article(
                id(outlet, number),
                outlet(outlet),
                published(number, random),
                "en",
                original.getTitle(),
                original.getBody() + credit,
                url(outlet, number),
                1,
                false);
    }

    /** One in three also has another headline, and so belongs to another story. */
    private Article revision(long number, SplittableRandom random) {
        long from = earlier(number, random);
        Article article = article(from);
        Text text = new Text(random, null);
        if (random.nextInt(3) == 0) {
            article.setTitle(text.title());
        }
        article.setBody(article.getBody() + "\n\nCorrection: " + text.sentence());
        article.setRevision(revision(number, from));
        return article;
    }

    private Article retraction(long number, SplittableRandom random) {
        long from = earlier(number, random);
        Article article = article(from);
        return new Article(article.getId(), "", null, "en", "", "", null, revision(number, from), true);
    }

    /** A later correction of the same article replaces an earlier one. */
    private static int revision(long number, long from) {
        return (int) (1 + number - from);
    }

    private Instant published(long number, SplittableRandom random) {
        double share = Math.min(1, (double) number / count);
        return START.plusMillis((long) (share * (SPAN.toMillis() - JITTER_MS)) + random.nextLong(JITTER_MS));
    }

    private String outlet(int outlet) {
        return words.names.get(outlet) + " " + words.papers.get(outlet % words.papers.size());
    }

    private String id(int outlet, long number) {
        return words.names.get(outlet).toLowerCase(Locale.ROOT) + ":" + number;
    }

    private String url(int outlet, long number) {
        return "https://www." + words.names.get(outlet).toLowerCase(Locale.ROOT) + ".example/news/" + number;
    }

    /** The word of rank k comes with a probability of about 1/(k + 8): the law of Zipf and Mandelbrot. */
    private static <T> T zipf(List<T> values, SplittableRandom random) {
        int rank = (int) (ZIPF_SHIFT * (Math.pow(1 + values.size() / ZIPF_SHIFT, random.nextDouble()) - 1));
        return values.get(Math.min(rank, values.size() - 1));
    }

    /** Writes sentences. */
    private final class Text {
        private final SplittableRandom random;
        private final Subject subject;
        private final StringBuilder out = new StringBuilder(MOST_CHARS + 400);

        /** @param subject what it is about, or null for nothing that is watched */
        Text(SplittableRandom random, Subject subject) {
            this.random = random;
            this.subject = subject;
        }

        String title() {
            out.setLength(0);
            if (subject == null) {
                word(words.adjectives)
                        .word(words.nouns)
                        .word(words.verbs)
                        .word(words.adjectives)
                        .word(words.nouns);
            } else {
                add(actor()).word(words.events).add(actor()).add("over").add(zipf(subject.terms(), random));
            }
            capital(0);
            return out.toString();
        }

        String sentence() {
            out.setLength(0);
            next();
            return out.toString();
        }

        String body() {
            out.setLength(0);
            int chars = LEAST_CHARS + random.nextInt(MOST_CHARS - LEAST_CHARS);
            for (int sentence = 0; out.length() < chars; sentence++) {
                if (sentence > 0) {
                    out.append(sentence % PARAGRAPH_SENTENCES == 0 ? "\n\n" : " ");
                }
                next();
            }
            return out.toString();
        }

        private void next() {
            int start = out.length();
            int draw = random.nextInt(100);
            if (subject != null && draw < 35) {
                watched(draw);
            } else if (draw < 45) {
                add(zipf(words.people, random)).add("said the");
                plain();
            } else if (draw < 52) {
                word(words.openings)
                        .comma()
                        .add(zipf(words.actors, random))
                        .word(words.verbs)
                        .add("the");
                plain();
            } else {
                if (random.nextInt(4) == 0) {
                    word(words.openings).comma();
                }
                add("the").word(words.adjectives);
                plain();
            }
            capital(start);
            out.append('.');
        }

        private void watched(int draw) {
            if (draw < 15) {
                add(actor()).word(words.events).add(actor()).add("after the");
                plain();
            } else if (draw < 27) {
                add("the")
                        .word(words.nouns)
                        .add("over")
                        .add(zipf(subject.terms(), random))
                        .word(words.verbs)
                        .add("the");
                plain();
            } else {
                add(actor()).add("said that").add(actor()).word(words.verbs).add("the");
                plain();
            }
        }

        /** A noun, what it did and to what, in 10 to 25 words, with a number or an invented name here and there. */
        private void plain() {
            word(words.nouns)
                    .word(words.verbs)
                    .add("the")
                    .word(words.adjectives)
                    .word(words.nouns);
            switch (random.nextInt(4)) {
                case 0 -> add("in").add(zipf(words.names, random));
                case 1 ->
                    add("for").add(Integer.toString(2 + random.nextInt(4_000))).word(words.nouns);
                case 2 -> add("with").add(zipf(words.names, random)).add(zipf(words.names, random));
                default -> word(words.adverbs);
            }
            if (random.nextInt(3) > 0) {
                comma().add(random.nextBoolean() ? "while the" : "and the");
                word(words.nouns)
                        .add("of the")
                        .word(words.nouns)
                        .word(words.verbs)
                        .word(words.adverbs);
            }
            if (random.nextInt(3) == 0) {
                add("to the").word(words.adjectives).word(words.nouns);
            }
        }

        private String actor() {
            return subject == null || subject.actors().isEmpty() || random.nextInt(4) == 0
                    ? zipf(words.actors, random)
                    : zipf(subject.actors(), random);
        }

        private Text word(List<String> list) {
            return add(zipf(list, random));
        }

        private Text add(String word) {
            int length = out.length();
            if (length > 0 && !Character.isWhitespace(out.charAt(length - 1))) {
                out.append(' ');
            }
            out.append(word);
            return this;
        }

        private Text comma() {
            out.append(',');
            return this;
        }

        private void capital(int start) {
            out.setCharAt(start, Character.toUpperCase(out.charAt(start)));
        }
    }
}
