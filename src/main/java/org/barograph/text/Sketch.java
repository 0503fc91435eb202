package org.barograph.text;

import java.util.Arrays;

/**
 * A sample of a sentence's words that most light edits leave alone: {@value #NAMES} names and {@value #OTHERS} other words,
 * those with the smallest hashes (a bottom-k sketch, Broder 1997). Words that outlets change, drop or add are no
 * candidates: function words, figures, days and months, words of reporting, titles of persons, names of agencies. Neither
 * are inflections and spellings: a word counts by a stem that British and American spelling share.
 *
 * <p>A sentence with few candidates is formulaic ("a bomb killed ... in ..."): there the figures count as well.
 *
 * <p>The hashes are part of the fingerprint's data format. Not thread-safe; used again for the next sentence.
 */
final class Sketch {
    /** So many names count, and other words for those that are lacking. */
    static final int NAMES = 4;
    /** So many other words count. */
    static final int OTHERS = 2;
    /** With fewer candidates nothing can be told from a sample. */
    static final int LEAST = 8;

    /** With fewer candidates the figures count as well. */
    private static final int FORMULAIC_BELOW = 10;
    /** With a greater share of capitals, as in headlines, a capital tells no name. */
    private static final double CAPITALS = 0.6;

    private static final int MAX_STEM_CHARS = 64;
    private static final long SEED = 0x452821E638D01377L;
    private static final long PRIME = 0x100000001B3L;
    private static final WordSet FUNCTION_WORDS =
            WordSet.of("a an the and or but of in on at to for from by with as is are was were be been being it its he"
                    + " she they his her their this that these those has have had will would can could may might not"
                    + " no do does did so than then there which who whom whose what when where while about into over"
                    + " after before between under up out off i we you our your my me him them us s t");
    private static final WordSet NUMBERS = WordSet.of(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                    + " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
                    + " thousand million billion first second third fourth fifth sixth seventh eighth ninth tenth");
    private static final WordSet VOLATILE = WordSet.of(
            // When.
            "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
                    + " september october november december jan feb mar apr jun jul aug sep sept oct nov dec today"
                    + " yesterday tomorrow tonight morning afternoon evening night week weekend month year day days"
                    + " weeks months years hours hour late early earlier later last next now"
                    // Who says so.
                    + " said says say saying told tells tell added adds adding according report reports reported"
                    + " reportedly announce announces announced claim claims claimed state states stated statement"
                    + " news agency agencies spokesman spokeswoman spokesperson official officials source sources"
                    + " ap afp reuters dpa xinhua upi efe ansa tass itar interfax ria novosti kyodo yonhap ani pti irna"
                    + " isna tasnim anadolu aa bloomberg cnn bbc ips cp pa sputnik kcna via"
                    // Titles of persons.
                    + " mr mrs ms dr sir gen general lt col president prime minister premier leader"
                    // How much, and the words for the dead that go with a figure.
                    + " new least more most some also near around about nearly almost amid dead death deaths kill kills"
                    + " killed killing die dies died toll");

    private long[] names = new long[32];
    private long[] others = new long[32];
    private long[] figures = new long[32];
    private final char[] stem = new char[MAX_STEM_CHARS];
    private int nameCount;
    private int otherCount;
    private int figureCount;
    private int contentWords;
    private int capitals;

    /** Whether a word says nothing by itself. */
    static boolean isFunctionWord(long word) {
        return FUNCTION_WORDS.contains(word);
    }

    /** Forgets the sentence. */
    void clear() {
        nameCount = 0;
        otherCount = 0;
        figureCount = 0;
        contentWords = 0;
        capitals = 0;
    }

    /**
     * Takes in a token that is no function word.
     *
     * @param isInitial whether it begins the sentence, so that a capital does not tell a name
     */
    void add(String text, TokenBuffer tokens, int token, boolean isInitial) {
        contentWords++;
        long word = tokens.hash(token);
        boolean capital = tokens.capitalised(token);
        capitals += capital ? 1 : 0;
        if (tokens.has(token, TokenBuffer.NUMBER) || NUMBERS.contains(word)) {
            figures = put(figures, figureCount++, word);
        } else if (!VOLATILE.contains(word)) {
            long hash = stemHash(text, tokens.start(token), tokens.end(token));
            if (capital && !isInitial) {
                names = put(names, nameCount++, hash);
            } else {
                others = put(others, otherCount++, hash);
            }
        }
    }

    private static long[] put(long[] array, int index, long value) {
        long[] target = index == array.length ? Arrays.copyOf(array, 2 * index) : array;
        target[index] = value;
        return target;
    }

    /** Sorts what was taken in; to be called before {@link #candidates}, {@link #first} and {@link #hash}. */
    void finish() {
        if (capitals > CAPITALS * contentWords) {
            for (int i = 0; i < nameCount; i++) {
                others = put(others, otherCount++, names[i]);
            }
            nameCount = 0;
        }
        nameCount = sortDistinct(names, nameCount);
        otherCount = sortDistinct(others, otherCount);
        figureCount = sortDistinct(figures, figureCount);
        int kept = 0;
        for (int i = 0; i < otherCount; i++) {
            if (Arrays.binarySearch(names, 0, nameCount, others[i]) < 0) {
                others[kept++] = others[i];
            }
        }
        otherCount = kept;
    }

    private static int sortDistinct(long[] array, int count) {
        Arrays.sort(array, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || array[i] != array[i - 1]) {
                array[distinct++] = array[i];
            }
        }
        return distinct;
    }

    /** Number of content words, with repetitions. */
    int contentWords() {
        return contentWords;
    }

    /** Number of different words that the sample is taken from. */
    int candidates() {
        return nameCount + otherCount;
    }

    /** The smallest hash: what decides between sentences that are alike in number. */
    long first() {
        long name = nameCount > 0 ? names[0] : Long.MAX_VALUE;
        return otherCount > 0 ? Math.min(name, others[0]) : name;
    }

    /** The hash of the sample. */
    long hash(long seed) {
        long hash = seed;
        if (candidates() < FORMULAIC_BELOW) {
            for (int i = 0; i < figureCount; i++) {
                hash = mix(hash, figures[i]);
            }
        }
        int shownNames = Math.min(NAMES, nameCount);
        for (int i = 0; i < shownNames; i++) {
            hash = mix(hash, names[i]);
        }
        int shownOthers = Math.min(otherCount, OTHERS + NAMES - shownNames);
        for (int i = 0; i < shownOthers; i++) {
            hash = mix(hash, others[i]);
        }
        return hash;
    }

    /** A hash of another one and a word, in this order. */
    static long mix(long hash, long word) {
        long mixed = (Long.rotateLeft(hash, 23) ^ word) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 31);
    }

    private long stemHash(String text, int start, int end) {
        int length = 0;
        for (int i = start; i < end && length < MAX_STEM_CHARS - 1; i++) {
            char folded = CharFolding.fold(text.charAt(i));
            if ((folded >= 'a' && folded <= 'z') || (folded != '.' && Character.isLetterOrDigit(folded))) {
                stem[length++] = folded;
                char second = CharFolding.second(text.charAt(i));
                if (second != CharFolding.IGNORED) {
                    stem[length++] = second;
                }
            }
        }
        length = Stem.shorten(stem, length);
        long hash = SEED;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ stem[i]) * PRIME;
        }
        long mixed = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return mixed ^ (mixed >>> 29);
    }
}
