package org.barograph.text;

import java.util.HexFormat;

/**
 * A hash of what a text says first, which near-identical copies of one report share.
 *
 * <p>It covers the content words of the title and the first {@value #LEAD_TOKENS} content words of the body behind a
 * dateline such as {@code HONG KONG (AFP) —}. Letter case, typographic quotes, diacritics, punctuation, function words,
 * the outlet's name behind a bar in the title, and everything after the lead make no difference.
 *
 * @param hash 64 bits, a pure function of the text
 * @param contentTokens number of content words that it covers, at least 0
 */
public record Fingerprint(long hash, int contentTokens) {
    /** Number of content words of the body that count. */
    public static final int LEAD_TOKENS = 20;

    private static final long SEED = 0x243F6A8885A308D3L;
    private static final int MAX_LEAD_CHARS = 2_000;
    /** Where a word ends depends on at most so many characters behind it. */
    private static final int LOOKAHEAD = 3;

    private static final int MAX_DATELINE_CHARS = 80;
    private static final String OUTLET_BAR = " | ";
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

    /**
     * The fingerprint of an article.
     *
     * @param title its headline; may be empty or null
     * @param body its text; may be empty or null
     */
    public static Fingerprint of(String title, String body) {
        String headline = title == null ? "" : title;
        String lead = body == null ? "" : body.substring(0, Math.min(body.length(), MAX_LEAD_CHARS));
        String text = headline + "\n" + lead;
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(text, headline.length(), NO_WORDS, tokens);
        return read(text, headline.length(), tokens, text.length());
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
        int limit = title.length() + 1 + MAX_LEAD_CHARS;
        Fingerprint read =
                read(text, title.length(), tokens, limit >= text.length() ? text.length() : limit - LOOKAHEAD);
        return read == null ? of(title, body) : read;
    }

    /** 16 lower-case hexadecimal digits. */
    public String digits() {
        return HexFormat.of().toHexDigits(hash);
    }

    /**
     * Reads title and lead.
     *
     * @param leadEnd tokens of the body that end behind it are not looked at
     * @return null where the lead is not full at its end and the text goes on
     */
    private static Fingerprint read(String text, int titleLength, TokenBuffer tokens, int leadEnd) {
        long hash = SEED;
        int count = 0;
        int end = withoutOutlet(text, titleLength);
        int token = 0;
        for (; token < tokens.size() && tokens.start(token) < titleLength; token++) {
            if (tokens.end(token) <= end && !FUNCTION_WORDS.contains(tokens.hash(token))) {
                hash = mix(hash, tokens.hash(token));
                count++;
            }
        }
        int start = datelineEnd(text, titleLength + 1, tokens, token);
        int used = 0;
        for (; token < tokens.size() && used < LEAD_TOKENS; token++) {
            if (tokens.end(token) > leadEnd) {
                return null;
            }
            if (tokens.start(token) >= start && !FUNCTION_WORDS.contains(tokens.hash(token))) {
                hash = mix(hash, tokens.hash(token));
                used++;
            }
        }
        return new Fingerprint(hash, count + used);
    }

    private static int withoutOutlet(String text, int titleLength) {
        int bar = text.lastIndexOf(OUTLET_BAR, titleLength - OUTLET_BAR.length());
        return bar > LEAST_TITLE ? bar : titleLength;
    }

    /** Position after a dateline, or the body's start. A dateline is a place in capitals or an agency's name, then a dash. */
    private static int datelineEnd(String text, int bodyStart, TokenBuffer tokens, int first) {
        int agency = agencyBracketEnd(text, bodyStart, tokens, first);
        int limit = Math.min(text.length(), bodyStart + MAX_DATELINE_CHARS);
        boolean capitals =
                first < tokens.size() && tokens.has(first, TokenBuffer.ALL_CAPS) && tokens.end(first) - bodyStart >= 3;
        for (int i = Math.max(agency - 1, bodyStart + 1); i < limit; i++) {
            char c = text.charAt(i);
            boolean dash = c == '\u2014' || c == '\u2013' || (c == '-' && isLooseHyphen(text, i));
            if (dash && (capitals || agency > bodyStart)) {
                return i + 1;
            }
            boolean sentence = c == '.' && i + 1 < limit && text.charAt(i + 1) == ' ' && i - bodyStart > 4;
            if (sentence && agency == bodyStart) {
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
    private static int agencyBracketEnd(String text, int bodyStart, TokenBuffer tokens, int first) {
        int limit = bodyStart + MAX_DATELINE_CHARS;
        for (int i = first; i < tokens.size() && tokens.end(i) < limit; i++) {
            boolean bracket = tokens.start(i) > bodyStart && text.charAt(tokens.start(i) - 1) == '(';
            if (bracket && AGENCIES.contains(tokens.hash(i))) {
                int close = text.indexOf(')', tokens.end(i));
                return close >= 0 && close < limit ? close + 1 : bodyStart;
            }
        }
        return bodyStart;
    }

    private static long mix(long hash, long word) {
        long mixed = (Long.rotateLeft(hash, 23) ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 31);
    }
}
