package org.barograph.text;

/**
 * A hash of what a text says first, which near-identical copies of one report share.
 *
 * <p>It covers the content words of the title and the first {@value #LEAD_TOKENS} content words of the body behind a
 * dateline such as {@code HONG KONG (AFP) —}. Letter case, typographic quotes, diacritics, punctuation, function words,
 * the outlet's name behind a bar in the title, and everything after the lead make no difference.
 */
public final class Fingerprint {
    /** Number of content words of the body that count. */
    public static final int LEAD_TOKENS = 20;

    private static final int MAX_LEAD_CHARS = 2_000;
    private static final int MAX_DATELINE_CHARS = 80;
    private static final Vocabulary NO_WORDS = new Vocabulary();
    private static final WordSet FUNCTION_WORDS =
            WordSet.of("a an the and or but of in on at to for from by with as is are was were be been being it its he"
                    + " she they his her their this that these those has have had will would can could may might not"
                    + " no do does did so than then there which who whom whose what when where while about into over"
                    + " after before between under up out off i we you our your my me him them us s t");
    private static final WordSet AGENCIES =
            WordSet.of("ap afp reuters dpa xinhua upi efe ansa tass itar interfax ria novosti kyodo yonhap ani pti irna"
                    + " isna tasnim anadolu aa bloomberg cnn bbc ips cp pa sputnik kcna");

    private Fingerprint() {}

    /**
     * The fingerprint of an article.
     *
     * @param title its headline; may be empty or null
     * @param body its text; may be empty or null
     * @return 16 lower-case hexadecimal digits; a pure function of its arguments
     */
    public static String of(String title, String body) {
        long[] hash = {0x243F6A8885A308D3L};
        visit(title, body, word -> hash[0] = mix(hash[0], word));
        StringBuilder digits = new StringBuilder(16);
        for (int shift = 60; shift >= 0; shift -= 4) {
            digits.append(Character.forDigit((int) (hash[0] >>> shift) & 15, 16));
        }
        return digits.toString();
    }

    /** Number of content words that the fingerprint covers, at least 0. */
    public static int contentTokens(String title, String body) {
        int[] count = {0};
        visit(title, body, word -> count[0]++);
        return count[0];
    }

    private interface Words {
        void accept(long hash);
    }

    private static void visit(String title, String body, Words words) {
        String headline = title == null ? "" : title;
        String lead = body == null ? "" : body.substring(0, Math.min(body.length(), MAX_LEAD_CHARS));
        TokenBuffer tokens = new TokenBuffer();
        Tokenizer.tokenize(headline, -1, NO_WORDS, tokens);
        int end = withoutOutlet(headline);
        for (int i = 0; i < tokens.size() && tokens.end(i) <= end; i++) {
            if (!FUNCTION_WORDS.contains(tokens.hash(i))) {
                words.accept(tokens.hash(i));
            }
        }
        Tokenizer.tokenize(lead, -1, NO_WORDS, tokens);
        int start = datelineEnd(lead, tokens);
        int used = 0;
        for (int i = 0; i < tokens.size() && used < LEAD_TOKENS; i++) {
            if (tokens.start(i) >= start && !FUNCTION_WORDS.contains(tokens.hash(i))) {
                words.accept(tokens.hash(i));
                used++;
            }
        }
    }

    private static int withoutOutlet(String title) {
        int bar = title.lastIndexOf(" | ");
        return bar > 20 ? bar : title.length();
    }

    /** Position after a dateline, or 0. A dateline is a place in capitals or an agency's name, then a dash. */
    private static int datelineEnd(String lead, TokenBuffer tokens) {
        int agency = agencyBracketEnd(lead, tokens);
        int limit = Math.min(lead.length(), MAX_DATELINE_CHARS);
        boolean capitals = tokens.size() > 0 && tokens.has(0, TokenBuffer.ALL_CAPS) && tokens.end(0) >= 3;
        for (int i = Math.max(agency - 1, 1); i < limit; i++) {
            char c = lead.charAt(i);
            boolean dash = c == '\u2014' || c == '\u2013' || (c == '-' && isLooseHyphen(lead, i));
            if (dash && (capitals || agency > 0)) {
                return i + 1;
            }
            if (c == '.' && agency == 0 && i + 1 < limit && lead.charAt(i + 1) == ' ' && i > 4) {
                break;
            }
        }
        return agency;
    }

    private static boolean isLooseHyphen(String lead, int at) {
        boolean before = Character.isWhitespace(lead.charAt(at - 1)) || lead.charAt(at - 1) == '-';
        boolean after =
                at + 1 >= lead.length() || Character.isWhitespace(lead.charAt(at + 1)) || lead.charAt(at + 1) == '-';
        return (before && after) || lead.charAt(at - 1) == ')';
    }

    /** Position after a bracket near the start that holds an agency's name, or 0. */
    private static int agencyBracketEnd(String lead, TokenBuffer tokens) {
        for (int i = 0; i < tokens.size() && tokens.end(i) < MAX_DATELINE_CHARS; i++) {
            int end = tokens.end(i);
            boolean bracket = tokens.start(i) > 0 && lead.charAt(tokens.start(i) - 1) == '(';
            if (bracket && AGENCIES.contains(tokens.hash(i))) {
                int close = lead.indexOf(')', end);
                return close >= 0 && close < MAX_DATELINE_CHARS ? close + 1 : 0;
            }
        }
        return 0;
    }

    private static long mix(long hash, long word) {
        long mixed = (Long.rotateLeft(hash, 23) ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 31);
    }
}
