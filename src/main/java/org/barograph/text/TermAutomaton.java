package org.barograph.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * All terms of a catalogue in one trie over word ids. A term is found where its words stand one after the other within
 * a sentence; a capital letter in the term must be a capital in the text, a lower-case letter matches either case.
 *
 * <p>Reading a text costs one lookup per token that begins no term, so the number of terms does not matter. Immutable
 * and thread-safe once built.
 */
public final class TermAutomaton {
    private static final int NONE = -1;

    private final Vocabulary vocabulary;
    private final int[] roots;
    private final long[] edgeKeys;
    private final int[] edgeTargets;
    private final int[] firstEntry;
    private final int[] entryPayload;
    private final int[] entryNext;
    /** Where each entry's required capitals begin in {@link #capitals}, one per word; with one element more than entries. */
    private final int[] firstCapital;

    private final long[] capitals;
    private final int[] entryForbidden;
    private final boolean[] hasChildren;

    private TermAutomaton(Builder builder) {
        vocabulary = builder.vocabulary;
        roots = Arrays.copyOf(builder.roots, vocabulary.size());
        for (int i = builder.rootsUsed; i < roots.length; i++) {
            roots[i] = NONE;
        }
        edgeKeys = builder.edgeKeys;
        edgeTargets = builder.edgeTargets;
        firstEntry = Arrays.copyOf(builder.firstEntry, builder.nodes);
        entryPayload = Arrays.copyOf(builder.entryPayload, builder.entries);
        entryNext = Arrays.copyOf(builder.entryNext, builder.entries);
        firstCapital = new int[builder.entries + 1];
        for (int entry = 0; entry < builder.entries; entry++) {
            long[] required = builder.entryCapitals.get(entry);
            firstCapital[entry + 1] = firstCapital[entry] + (required == null ? 0 : required.length);
        }
        capitals = builder.entryCapitals.stream()
                .filter(Objects::nonNull)
                .flatMapToLong(Arrays::stream)
                .toArray();
        entryForbidden = Arrays.copyOf(builder.entryForbidden, builder.entries);
        hasChildren = new boolean[builder.nodes];
        for (int slot = 0; slot < edgeKeys.length; slot++) {
            if (edgeTargets[slot] != NONE) {
                hasChildren[(int) (edgeKeys[slot] >>> 32)] = true;
            }
        }
    }

    /** The words that the terms are made of; texts are tokenized with it. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Number of term forms, plurals included. */
    public int size() {
        return entryPayload.length;
    }

    /**
     * Adds to {@code out} every term that begins at a token, shorter ones first.
     *
     * @param tokens tokens made with {@link #vocabulary()}
     * @param from the token at which the terms begin
     * @param limit the token before which they end, such as the sentence's end
     */
    public void match(TokenBuffer tokens, int from, int limit, MatchBuffer out) {
        int word = tokens.word(from);
        if (word == Vocabulary.UNKNOWN) {
            return;
        }
        int node = roots[word];
        int at = from;
        while (node != NONE) {
            for (int entry = firstEntry[node]; entry != NONE; entry = entryNext[entry]) {
                if (capitalsMatch(tokens, from, entry)) {
                    out.add(entryPayload[entry], from, at + 1);
                }
            }
            at++;
            if (at >= limit || !hasChildren[node]) {
                return;
            }
            word = tokens.word(at);
            node = word == Vocabulary.UNKNOWN ? NONE : child(node, word);
        }
    }

    private boolean capitalsMatch(TokenBuffer tokens, int from, int entry) {
        int first = firstCapital[entry];
        int words = firstCapital[entry + 1] - first;
        if (words == 0) {
            return true;
        }
        for (int i = 0; i < words; i++) {
            long required = capitals[first + i];
            if ((tokens.capitals(from + i) & required) != required) {
                return false;
            }
        }
        int forbidden = entryForbidden[entry];
        return forbidden < 0 || (tokens.capitals(from + words - 1) & (1L << forbidden)) == 0;
    }

    private int child(int node, int word) {
        long key = ((long) node << 32) | word;
        int mask = edgeKeys.length - 1;
        int slot = slot(key, mask);
        while (edgeTargets[slot] != NONE) {
            if (edgeKeys[slot] == key) {
                return edgeTargets[slot];
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    private static int slot(long key, int mask) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 40) & mask;
    }

    /** Collects terms. Not thread-safe. */
    public static final class Builder {
        private final Vocabulary vocabulary = new Vocabulary();
        private final TokenBuffer tokens = new TokenBuffer();
        private int[] roots = new int[0];
        private int rootsUsed;
        private long[] edgeKeys = new long[4096];
        private int[] edgeTargets = filled(4096);
        private int edges;
        private int[] firstEntry = filled(1024);
        private int nodes;
        private int[] entryPayload = new int[1024];
        private int[] entryNext = new int[1024];
        private int[] entryForbidden = new int[1024];
        private final List<long[]> entryCapitals = new ArrayList<>();
        private int entries;
        private final Set<String> explicit = new HashSet<>();
        private final List<Plural> plurals = new ArrayList<>();

        private record Plural(String text, int payload) {}

        /** Id of a single normalised word, added to the vocabulary if it is new. */
        public int word(String normalised) {
            return vocabulary.intern(WordHash.of(normalised));
        }

        /** Adds a term as it is written, and nothing else; a term without a word is ignored. */
        public Builder add(String term, int payload) {
            return add(term, payload, -1);
        }

        /**
         * Adds a term and the regular plurals of its last word, but for plurals of names that are terms of their own:
         * Hamas is not two towns called Hama.
         */
        public Builder addWithPlurals(String term, int payload) {
            add(term, payload, -1);
            explicit.add(term.toLowerCase(Locale.ROOT));
            int capital = capitalAcronymLength(term);
            if (capital > 0) {
                add(term + "s", payload, capital);
            } else {
                for (String plural : Plurals.of(term)) {
                    plurals.add(new Plural(plural, payload));
                }
            }
            return this;
        }

        /** Ends a group of terms: those of other groups take no plurals from them. */
        public Builder endGroup() {
            for (Plural plural : plurals) {
                if (!(isName(plural.text()) && explicit.contains(plural.text().toLowerCase(Locale.ROOT)))) {
                    add(plural.text(), plural.payload(), -1);
                }
            }
            plurals.clear();
            explicit.clear();
            return this;
        }

        /** Builds the automaton; the builder is not to be used afterwards. */
        public TermAutomaton build() {
            endGroup();
            return new TermAutomaton(this);
        }

        private static boolean isName(String term) {
            return Character.isUpperCase(term.charAt(term.lastIndexOf(' ') + 1));
        }

        private Builder add(String term, int payload, int forbiddenCapital) {
            Tokenizer.tokenize(term, -1, vocabulary, true, tokens);
            if (tokens.size() == 0) {
                return this;
            }
            growRoots();
            int node = rootOf(tokens.word(0));
            long[] capitals = new long[tokens.size()];
            boolean anyCapital = tokens.capitals(0) != 0;
            capitals[0] = tokens.capitals(0);
            for (int i = 1; i < tokens.size(); i++) {
                node = childOf(node, tokens.word(i));
                capitals[i] = tokens.capitals(i);
                anyCapital |= capitals[i] != 0;
            }
            addEntry(node, payload, anyCapital ? capitals : null, forbiddenCapital);
            return this;
        }

        /** Length of the last word if it is an acronym of capitals, else 0. */
        private static int capitalAcronymLength(String term) {
            String last = term.substring(term.lastIndexOf(' ') + 1);
            boolean acronym = last.length() >= 2
                    && last.chars().allMatch(c -> Character.isUpperCase(c) || Character.isDigit(c) || c == '-');
            return acronym && last.indexOf('-') < 0 ? last.length() : 0;
        }

        private void growRoots() {
            if (vocabulary.size() > roots.length) {
                int old = roots.length;
                roots = Arrays.copyOf(roots, Math.max(1024, vocabulary.size() * 2));
                Arrays.fill(roots, old, roots.length, NONE);
            }
            rootsUsed = Math.max(rootsUsed, vocabulary.size());
        }

        private int rootOf(int word) {
            if (roots[word] == NONE) {
                roots[word] = newNode();
            }
            return roots[word];
        }

        private int childOf(int node, int word) {
            long key = ((long) node << 32) | word;
            int mask = edgeKeys.length - 1;
            int slot = slot(key, mask);
            while (edgeTargets[slot] != NONE) {
                if (edgeKeys[slot] == key) {
                    return edgeTargets[slot];
                }
                slot = (slot + 1) & mask;
            }
            int target = newNode();
            edgeKeys[slot] = key;
            edgeTargets[slot] = target;
            if (++edges * 2 > edgeKeys.length) {
                rehash();
            }
            return target;
        }

        private void rehash() {
            long[] oldKeys = edgeKeys;
            int[] oldTargets = edgeTargets;
            edgeKeys = new long[oldKeys.length * 2];
            edgeTargets = filled(edgeKeys.length);
            int mask = edgeKeys.length - 1;
            for (int i = 0; i < oldKeys.length; i++) {
                if (oldTargets[i] != NONE) {
                    int slot = slot(oldKeys[i], mask);
                    while (edgeTargets[slot] != NONE) {
                        slot = (slot + 1) & mask;
                    }
                    edgeKeys[slot] = oldKeys[i];
                    edgeTargets[slot] = oldTargets[i];
                }
            }
        }

        private int newNode() {
            if (nodes == firstEntry.length) {
                firstEntry = Arrays.copyOf(firstEntry, nodes * 2);
                Arrays.fill(firstEntry, nodes, nodes * 2, NONE);
            }
            return nodes++;
        }

        private void addEntry(int node, int payload, long[] capitals, int forbiddenCapital) {
            int last = NONE;
            for (int entry = firstEntry[node]; entry != NONE; entry = entryNext[entry]) {
                boolean same = entryPayload[entry] == payload
                        && entryForbidden[entry] == forbiddenCapital
                        && Arrays.equals(entryCapitals.get(entry), capitals);
                if (same) {
                    return;
                }
                last = entry;
            }
            if (entries == entryPayload.length) {
                entryPayload = Arrays.copyOf(entryPayload, entries * 2);
                entryNext = Arrays.copyOf(entryNext, entries * 2);
                entryForbidden = Arrays.copyOf(entryForbidden, entries * 2);
            }
            entryPayload[entries] = payload;
            entryNext[entries] = NONE;
            entryForbidden[entries] = forbiddenCapital;
            entryCapitals.add(capitals);
            if (last == NONE) {
                firstEntry[node] = entries;
            } else {
                entryNext[last] = entries;
            }
            entries++;
        }

        private static int[] filled(int length) {
            int[] array = new int[length];
            Arrays.fill(array, NONE);
            return array;
        }
    }

    /** Regular English plurals of a term's last word. */
    static final class Plurals {
        private Plurals() {}

        static List<String> of(String term) {
            String lower = term.toLowerCase(Locale.ROOT);
            int length = term.length();
            if (length < 2 || !Character.isLetter(term.charAt(length - 1))) {
                return List.of();
            }
            char last = lower.charAt(length - 1);
            char before = lower.charAt(length - 2);
            if (lower.endsWith("man") && length > 4) {
                return List.of(term + "s", term.substring(0, length - 3) + "men");
            }
            if (last == 'y' && "aeiou".indexOf(before) < 0) {
                return List.of(term.substring(0, length - 1) + "ies", term + "s");
            }
            boolean hissing = last == 's' || last == 'x' || last == 'z';
            if (hissing || (last == 'h' && (before == 'c' || before == 's'))) {
                return List.of(term + "es");
            }
            if (last == 'o') {
                return List.of(term + "s", term + "es");
            }
            return List.of(term + "s");
        }
    }
}
