package org.barograph.text;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A hash of what a text says, which near-identical copies of one report share and other reports do not.
 *
 * <p>Of a report with a body it is the hash of one sentence, the one with most content words among the first
 * {@value #LEAD_SENTENCES} of the body: copies keep it when the headline is written anew, paragraphs change places, a
 * dateline or an outlet's notices are added, or the end is cut off. Of the sentence's content words the numbers count and
 * the {@value #KEPT_WORDS} with the smallest hashes, a sample that some edits of a single word leave alone (min-wise
 * sampling, Broder 1997). Of a text without such a sentence, a bare headline, all content words count.
 *
 * <p>Letter case, typographic quotes, diacritics, punctuation, function words and the outlet's name behind a bar in the
 * title make no difference.
 *
 * @param hash 64 bits, a pure function of the text
 * @param contentTokens number of content words that it was made of, at least 0
 */
public record Fingerprint(long hash, int contentTokens) {
    /** Number of sentences of the body that are looked at. */
    public static final int LEAD_SENTENCES = 5;

    /** Number of content words that stand for a sentence, beside its numbers. */
    public static final int KEPT_WORDS = 8;

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
    private static final WordSet FUNCTION_WORDS =
            WordSet.of("a an the and or but of in on at to for from by with as is are was were be been being it its he"
                    + " she they his her their this that these those has have had will would can could may might not"
                    + " no do does did so than then there which who whom whose what when where while about into over"
                    + " after before between under up out off i we you our your my me him them us s t");
    private static final WordSet AGENCIES =
            WordSet.of("ap afp reuters dpa xinhua upi efe ansa tass itar interfax ria novosti kyodo yonhap ani pti irna"
                    + " isna tasnim anadolu aa bloomberg cnn bbc ips cp pa sputnik kcna");
    private static final WordSet NUMBERS = WordSet.of(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                    + " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
                    + " thousand million billion first second third fourth fifth sixth seventh eighth ninth tenth");
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
        Fingerprint best = null;
        for (int s = sentence, looked = 0; s < tokens.sentences() && looked < LEAD_SENTENCES; s++, looked++) {
            int end = tokens.sentenceStart(s + 1);
            if (limit != Integer.MAX_VALUE && (end >= tokens.size() || tokens.start(end) >= limit)) {
                break;
            }
            Fingerprint one = ofSentence(tokens, tokens.sentenceStart(s), end, start);
            boolean better = one != null
                    && (best == null
                            || one.contentTokens > best.contentTokens
                            || (one.contentTokens == best.contentTokens && one.hash < best.hash));
            if (better) {
                best = one;
            }
        }
        return best != null && best.contentTokens >= TELLING_WORDS
                ? best
                : ofShortText(text, titleLength, tokens, first, start, limit);
    }

    /** The fingerprint of one sentence, or null for a notice. */
    private static Fingerprint ofSentence(TokenBuffer tokens, int from, int to, int start) {
        long[] words = new long[to - from];
        int count = 0;
        int numbers = 0;
        for (int i = from; i < to; i++) {
            long word = tokens.hash(i);
            if (tokens.start(i) < start || FUNCTION_WORDS.contains(word)) {
                continue;
            }
            if (NOTICES.contains(word)) {
                return null;
            }
            words[count++] = word;
            if (tokens.has(i, TokenBuffer.NUMBER) || NUMBERS.contains(word)) {
                long other = words[numbers];
                words[numbers++] = word;
                words[count - 1] = other;
            }
        }
        Arrays.sort(words, 0, numbers);
        Arrays.sort(words, numbers, count);
        long hash = SEED;
        for (int i = 0; i < Math.min(count, numbers + KEPT_WORDS); i++) {
            hash = mix(hash, words[i]);
        }
        return new Fingerprint(hash, count);
    }

    private static Fingerprint ofShortText(
            String text, int titleLength, TokenBuffer tokens, int first, int start, int limit) {
        long hash = SEED;
        int count = 0;
        int end = withoutOutlet(text, titleLength);
        for (int i = 0; i < first; i++) {
            if (tokens.end(i) <= end && !FUNCTION_WORDS.contains(tokens.hash(i))) {
                hash = mix(hash, tokens.hash(i));
                count++;
            }
        }
        int used = 0;
        for (int i = first; i < tokens.size() && used < SHORT_BODY_WORDS && tokens.end(i) <= limit; i++) {
            if (tokens.start(i) >= start && !FUNCTION_WORDS.contains(tokens.hash(i))) {
                hash = mix(hash, tokens.hash(i));
                used++;
            }
        }
        return new Fingerprint(hash, count + used);
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

    private static long mix(long hash, long word) {
        long mixed = (Long.rotateLeft(hash, 23) ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 31);
    }
}
