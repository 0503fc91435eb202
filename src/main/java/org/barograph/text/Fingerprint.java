package org.barograph.text;

import java.util.HexFormat;

/**
 * A hash of what a text says, which near-identical copies of one report share and other reports do not.
 *
 * <p>Of a report with a body it is the hash of one sentence, the one with most telling words among the first
 * {@value #LEAD_SENTENCES} of the body: copies keep it when the headline is written anew, paragraphs change places, a
 * dateline or an outlet's notices are added, or the end is cut off. A sample of its words counts that most light edits of
 * the sentence leave alone, too; see {@link Sketch}. Of a text without such a sentence, title and beginning of the body are
 * sampled together if they are long enough; of a bare short headline all content words count.
 *
 * <p>Letter case of headlines, typographic quotes, diacritics, punctuation, function words and the outlet's name behind a
 * bar in the title make no difference.
 *
 * <p>Near-copies are found by equality alone, so that the fingerprint can be a record's key: each copy is read once, and
 * the result depends neither on order nor on what else there is. Comparing sketches or simhashes (Charikar 2002) by their
 * distance would find more and would need a cluster that changes as texts come.
 *
 * <p>The fingerprint is a data format: it is the key of tagged articles and part of stories' ids. After a change of it, or
 * of the tokenizer, articles have to be read again from the start, which {@code reset} does; else a copy that comes after
 * the change is another story than the one before.
 *
 * @param hash 64 bits, a pure function of the text
 * @param contentTokens number of content words that it was made of, at least 0
 */
public record Fingerprint(long hash, int contentTokens) {
    /** Number of sentences of the body that are looked at. */
    public static final int LEAD_SENTENCES = 5;

    /** A sentence of fewer content words is not enough to tell a report by. */
    static final int TELLING_WORDS = 10;

    /** Number of content words of the body that count beside a headline where no sentence tells enough. */
    private static final int SHORT_BODY_WORDS = 20;

    private static final long SEED = 0x243F6A8885A308D3L;
    private static final int MAX_LEAD_CHARS = 2_000;
    /** Where a word or a sentence ends depends on at most so many characters behind it. */
    private static final int LOOKAHEAD = 3;

    private static final int MAX_DATELINE_CHARS = 80;
    private static final int LEAST_TITLE = 20;
    private static final Vocabulary NO_WORDS = new Vocabulary();
    private static final WordSet AGENCIES =
            WordSet.of("ap afp reuters dpa xinhua upi efe ansa tass itar interfax ria novosti kyodo yonhap ani pti irna"
                    + " isna tasnim anadolu aa bloomberg cnn bbc ips cp pa sputnik kcna");
    /** Words of notices that outlets put under or between reports. */
    private static final WordSet NOTICES =
            WordSet.of("copyright newsletter subscribe subscription subscribers advertisement cookies reserved click"
                    + " download editing reporting");

    /**
     * The fingerprint of an article.
     *
     * @param title its headline; may be empty or null
     * @param body its text; may be empty or null
     */
    public static Fingerprint of(String title, String body) {
        String headline = title == null ? "" : title;
        String whole = body == null ? "" : body;
        String text = headline + "\n" + whole.substring(0, Math.min(whole.length(), MAX_LEAD_CHARS));
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(text, headline.isBlank() ? 0 : headline.length(), NO_WORDS, tokens);
        return read(text, headline.length(), whole.length(), tokens);
    }

    /**
     * The fingerprint of an article whose tokens are at hand.
     *
     * @param title its headline
     * @param body its text
     * @param text title + "\n" + body
     * @param tokens the tokens of the text
     * @return the same as {@link #of(String, String)}
     */
    public static Fingerprint of(String title, String body, String text, TokenBuffer tokens) {
        return read(text, title.length(), body.length(), tokens);
    }

    /** 16 lower-case hexadecimal digits. */
    public String digits() {
        return HexFormat.of().toHexDigits(hash);
    }

    private static Fingerprint read(String text, int titleLength, int bodyLength, TokenBuffer tokens) {
        int bodyStart = titleLength + 1;
        int limit = bodyLength <= MAX_LEAD_CHARS ? Integer.MAX_VALUE : bodyStart + MAX_LEAD_CHARS - LOOKAHEAD;
        int sentence = 0;
        while (sentence < tokens.sentences() && tokens.start(tokens.sentenceStart(sentence)) < bodyStart) {
            sentence++;
        }
        int first = tokens.sentenceStart(sentence);
        int start = datelineEnd(text, bodyStart, tokens, first);
        Sketch sketch = new Sketch();
        int best = tellingSentence(text, tokens, sentence, start, limit, sketch);
        if (best >= 0) {
            readSentence(text, tokens, best, start, sketch);
            if (sketch.candidates() >= Sketch.LEAST) {
                return new Fingerprint(sketch.hash(SEED), sketch.contentWords());
            }
        }
        return ofShortText(text, titleLength, tokens, first, start, limit, sketch);
    }

    /**
     * The sentence of the lead with most content words, of equal ones that with the smallest hash; or -1 if none has
     * enough.
     */
    private static int tellingSentence(
            String text, TokenBuffer tokens, int firstSentence, int start, int limit, Sketch sketch) {
        int best = -1;
        int most = TELLING_WORDS - 1;
        int end = Math.min(tokens.sentences(), firstSentence + LEAD_SENTENCES);
        for (int s = firstSentence; s < end; s++) {
            int next = tokens.sentenceStart(s + 1);
            if (limit != Integer.MAX_VALUE && (next >= tokens.size() || tokens.start(next) >= limit)) {
                break;
            }
            int words = contentWords(tokens, s, start);
            if (words > most) {
                best = s;
                most = words;
            } else if (words == most && best >= 0) {
                readSentence(text, tokens, best, start, sketch);
                long hash = sketch.first();
                readSentence(text, tokens, s, start, sketch);
                best = sketch.first() < hash ? s : best;
            }
        }
        return best;
    }

    /** Number of content words of a sentence, or -1 for a notice. */
    private static int contentWords(TokenBuffer tokens, int sentence, int start) {
        int words = 0;
        int to = tokens.sentenceStart(sentence + 1);
        for (int i = tokens.sentenceStart(sentence); i < to; i++) {
            long word = tokens.hash(i);
            if (tokens.start(i) >= start && !Sketch.isFunctionWord(word)) {
                if (NOTICES.contains(word)) {
                    return -1;
                }
                words++;
            }
        }
        return words;
    }

    private static void readSentence(String text, TokenBuffer tokens, int sentence, int start, Sketch sketch) {
        sketch.clear();
        boolean isInitial = true;
        int to = tokens.sentenceStart(sentence + 1);
        for (int i = tokens.sentenceStart(sentence); i < to; i++) {
            if (tokens.start(i) >= start) {
                if (!Sketch.isFunctionWord(tokens.hash(i))) {
                    sketch.add(text, tokens, i, isInitial);
                }
                isInitial = false;
            }
        }
        sketch.finish();
    }

    private static Fingerprint ofShortText(
            String text, int titleLength, TokenBuffer tokens, int first, int start, int limit, Sketch sketch) {
        sketch.clear();
        long hash = SEED;
        int count = 0;
        int end = withoutOutlet(text, titleLength);
        for (int i = 0; i < first; i++) {
            if (tokens.end(i) <= end && !Sketch.isFunctionWord(tokens.hash(i))) {
                hash = Sketch.mix(hash, tokens.hash(i));
                sketch.add(text, tokens, i, i == 0);
                count++;
            }
        }
        int used = 0;
        for (int i = first; i < tokens.size() && used < SHORT_BODY_WORDS && tokens.end(i) <= limit; i++) {
            if (tokens.start(i) >= start && !Sketch.isFunctionWord(tokens.hash(i))) {
                hash = Sketch.mix(hash, tokens.hash(i));
                sketch.add(text, tokens, i, used == 0);
                used++;
            }
        }
        sketch.finish();
        boolean enough = sketch.contentWords() >= TELLING_WORDS && sketch.candidates() >= Sketch.LEAST;
        return new Fingerprint(enough ? sketch.hash(SEED) : hash, count + used);
    }

    private static int withoutOutlet(String text, int titleLength) {
        int bar = text.substring(0, titleLength).lastIndexOf(" | ");
        return bar > LEAST_TITLE ? bar : titleLength;
    }

    /** Position after a dateline, or the body's start. A dateline is a place in capitals or an agency's name, then a dash. */
    private static int datelineEnd(String text, int from, TokenBuffer tokens, int first) {
        int agency = agencyBracketEnd(text, from, tokens, first);
        int limit = Math.min(text.length(), from + MAX_DATELINE_CHARS);
        boolean capitals =
                first < tokens.size() && tokens.has(first, TokenBuffer.ALL_CAPS) && tokens.end(first) - from >= 3;
        for (int i = Math.max(agency - 1, from + 1); i < limit; i++) {
            char c = text.charAt(i);
            boolean dash = c == '\u2014' || c == '\u2013' || (c == '-' && isLooseHyphen(text, i));
            if (dash && (capitals || agency > from)) {
                return i + 1;
            }
            if (c == '.' && agency == from && i + 1 < limit && text.charAt(i + 1) == ' ' && i > from + 4) {
                break;
            }
        }
        return agency;
    }

    private static boolean isLooseHyphen(String text, int at) {
        boolean before = Character.isWhitespace(text.charAt(at - 1)) || text.charAt(at - 1) == '-';
        boolean after =
                at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1)) || text.charAt(at + 1) == '-';
        return (before && after) || text.charAt(at - 1) == ')';
    }

    /** Position after a bracket near the start that holds an agency's name, or the body's start. */
    private static int agencyBracketEnd(String text, int from, TokenBuffer tokens, int first) {
        for (int i = first; i < tokens.size() && tokens.end(i) < from + MAX_DATELINE_CHARS; i++) {
            boolean bracket = tokens.start(i) > from && text.charAt(tokens.start(i) - 1) == '(';
            if (bracket && AGENCIES.contains(tokens.hash(i))) {
                int close = text.indexOf(')', tokens.end(i));
                return close >= 0 && close < from + MAX_DATELINE_CHARS ? close + 1 : from;
            }
        }
        return from;
    }
}
