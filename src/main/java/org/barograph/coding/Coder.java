package org.barograph.coding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.Fingerprint;
import org.barograph.text.TokenBuffer;
import org.barograph.text.Tokenizer;

/**
 * Reads actors, issues and events out of a text with a catalogue.
 *
 * <p>Thread-safe. The result depends on the arguments and the catalogue alone. Time is linear in the length of the
 * text. No text makes it throw.
 */
public final class Coder {
    /** Texts above this length get scratch space of their own, so that one huge text does not stay in memory. */
    private static final int MAX_POOLED_CHARS = 200_000;

    /** The longest dateline, in tokens. */
    private static final int MAX_DATELINE = 10;

    private final Lexicon lexicon;
    private final ThreadLocal<Reading> readings;

    /**
     * A coder for a catalogue.
     *
     * @param catalog actors, issues and event lexicon
     */
    public Coder(CompiledCatalog catalog) {
        lexicon = Lexicon.of(Objects.requireNonNull(catalog, "catalog"));
        readings = ThreadLocal.withInitial(() -> new Reading(lexicon));
    }

    /**
     * Codes an article.
     *
     * @param title headline; may be empty
     * @param body text; may be empty
     * @param date day that decides which offices were held, or null where it is not known: then each person counts in
     *     the office that came last
     * @return what was read; positions are UTF-16 positions in title + "\n" + body
     */
    public CodedText code(String title, String body, LocalDate date) {
        String text = title + "\n" + body;
        return readingOf(text).read(text, titleEnd(title), date);
    }

    /**
     * Codes an article and takes its fingerprint, in one pass over its text.
     *
     * @param source the outlet's name
     * @param day day of publication, for offices and for the fingerprint of a very short text
     * @param title headline; may be empty
     * @param body text; may be empty
     * @return what {@link #code(String, String, LocalDate)} and {@link StoryFingerprint#of} give
     */
    public ArticleReading read(String source, LocalDate day, String title, String body) {
        String text = title + "\n" + body;
        Reading reading = readingOf(text);
        CodedText coded = reading.read(text, titleEnd(title), day);
        Fingerprint fingerprint = Fingerprint.of(title, body, text, reading.work.tokens);
        return new ArticleReading(coded, StoryFingerprint.of(source, day, fingerprint));
    }

    /**
     * Codes one plain text.
     *
     * @param text the text; may be empty
     * @param date as for {@link #code(String, String, LocalDate)}
     * @return what was read; positions are UTF-16 positions in the text
     */
    public CodedText code(String text, LocalDate date) {
        return readingOf(text).read(text, 0, date);
    }

    /**
     * Codes an article as {@link #code(String, String, LocalDate)} does, and tells how. Slower, and for people.
     *
     * @return what was read, and why, sentence by sentence
     */
    public Explanation explain(String title, String body, LocalDate date) {
        return explain(title + "\n" + body, titleEnd(title), date);
    }

    /** Codes one plain text as {@link #code(String, LocalDate)} does, and tells how. */
    public Explanation explain(String text, LocalDate date) {
        return explain(text, 0, date);
    }

    private Explanation explain(String text, int titleEnd, LocalDate date) {
        Reading reading = new Reading(lexicon);
        TraceRecorder recorder = new TraceRecorder(lexicon, reading.work);
        reading.work.trace = recorder;
        CodedText coded = reading.read(text, titleEnd, date);
        return new Explanation(recorder.sentences(), coded);
    }

    private static int titleEnd(String title) {
        return title.isBlank() ? 0 : title.length();
    }

    private Reading readingOf(String text) {
        return text.length() > MAX_POOLED_CHARS ? new Reading(lexicon) : readings.get();
    }

    /** Reads one text after the other on one thread. */
    private static final class Reading {
        private final Lexicon lexicon;
        private final Workspace work;
        private final ActorReader actors;
        private final IssueReader issues;
        private final IssueRelevance relevance;
        private final EventReader events;
        private boolean[] hasEvent = new boolean[64];
        private boolean[] hasCue = new boolean[64];

        Reading(Lexicon lexicon) {
            this.lexicon = lexicon;
            work = new Workspace(lexicon.issues.size());
            actors = new ActorReader(lexicon, work);
            IssueSurroundings surroundings = new IssueSurroundings(lexicon, work);
            issues = new IssueReader(lexicon, work, surroundings);
            relevance = new IssueRelevance(lexicon, work, issues);
            events = new EventReader(lexicon, work, new EventIssues(lexicon, work, surroundings));
        }

        CodedText read(String text, int titleEnd, LocalDate date) {
            work.text = text;
            work.date = date;
            Tokenizer.tokenize(text, titleEnd, lexicon.automaton.vocabulary(), work.tokens);
            int sentences = work.tokens.sentences();
            work.fit(work.tokens.size(), sentences);
            match();
            work.mentionCount = 0;
            actors.beginText();
            issues.begin(sentences);
            events.beginText();
            if (hasEvent.length < sentences) {
                hasEvent = new boolean[sentences * 2];
                hasCue = new boolean[sentences * 2];
            }
            int titleSentences = 0;
            for (int s = 0; s < sentences; s++) {
                int from = work.tokens.sentenceStart(s);
                int limit = work.tokens.sentenceStart(s + 1);
                work.firstMention[s] = work.mentionCount;
                work.titleCase[s] = Headline.isTitleCase(work.tokens, lexicon, from, limit);
                actors.read(s);
                boolean inTitle = work.tokens.start(from) < titleEnd;
                issues.read(s, from, limit, inTitle);
                titleSentences += inTitle ? 1 : 0;
            }
            work.firstMention[sentences] = work.mentionCount;
            for (int s = 0; s < sentences; s++) {
                hasEvent[s] = events.read(s);
                hasCue[s] = events.hasCue();
                work.trace.sentenceRead(events);
            }
            boolean onlyGivesIn = events.endText();
            if (onlyGivesIn) {
                work.trace.cuesTakenBack();
            }
            CodedText coded = new CodedText(
                    mentions(), relevance.mentions(titleSentences, hasEvent, hasCue, onlyGivesIn), events.events());
            work.trace.textRead();
            work.text = "";
            return coded;
        }

        private void match() {
            work.matches.clear();
            work.dateline.clear();
            work.seen.clear();
            int size = work.tokens.size();
            int sentence = -1;
            int datelineEnd = 0;
            for (int t = 0; t < size; t++) {
                while (work.tokens.sentenceStart(sentence + 1) <= t) {
                    sentence++;
                    datelineEnd = datelineEnd(work.tokens.sentenceStart(sentence));
                }
                int first = work.matches.size();
                work.firstMatch[t] = first;
                if (t < datelineEnd) {
                    lexicon.automaton.match(work.tokens, t, datelineEnd, work.dateline);
                    continue;
                }
                lexicon.automaton.match(work.tokens, t, work.tokens.sentenceStart(sentence + 1), work.matches);
                for (int m = first; m < work.matches.size(); m++) {
                    see(work.matches.payload(m));
                }
            }
            work.firstMatch[size] = work.matches.size();
        }

        /**
         * The token after a dateline such as {@code HONG KONG (AFP) —}, or the sentence's first one. Where a report was
         * written is not what it is about.
         */
        private int datelineEnd(int from) {
            TokenBuffer tokens = work.tokens;
            boolean place = tokens.has(from, TokenBuffer.PARAGRAPH_START)
                    && tokens.has(from, TokenBuffer.ALL_CAPS)
                    && tokens.end(from) - tokens.start(from) > 2;
            int last = Math.min(tokens.size(), from + MAX_DATELINE);
            for (int t = from + 1; place && t < last; t++) {
                if (tokens.has(t, TokenBuffer.BREAK) && isDashBefore(t)) {
                    return tokens.has(t, TokenBuffer.ALL_CAPS) && !tokens.has(t, TokenBuffer.DOTTED) ? from : t;
                }
                place = tokens.capitalised(t) || tokens.has(t, TokenBuffer.NUMBER);
            }
            return from;
        }

        private boolean isDashBefore(int token) {
            for (int i = work.tokens.end(token - 1); i < work.tokens.start(token); i++) {
                char c = work.text.charAt(i);
                if (c == '-' || c == '\u2013' || c == '\u2014') {
                    return true;
                }
            }
            return false;
        }

        private void see(int payload) {
            if (Lexicon.kind(payload) == Lexicon.NAME) {
                Name name = lexicon.names.get(Lexicon.reference(payload));
                if (name.remembered()) {
                    work.seen.add(name.actor());
                }
            }
        }

        private List<ActorMention> mentions() {
            List<ActorMention> mentions = new ArrayList<>(work.mentionCount);
            for (int m = 0; m < work.mentionCount; m++) {
                Mention mention = work.mentions[m];
                if (mention.is(Mention.UNATTACHED)) {
                    continue;
                }
                int start = work.tokens.start(mention.start);
                int end = work.tokens.end(mention.end - 1);
                mentions.add(new ActorMention(
                        mention.code,
                        mention.country,
                        mention.dyad,
                        mention.name,
                        work.text.substring(start, end),
                        start,
                        end));
            }
            return mentions;
        }
    }
}
