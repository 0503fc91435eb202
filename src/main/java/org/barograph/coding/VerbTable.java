package org.barograph.coding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.barograph.text.TermAutomaton;
import org.barograph.text.VerbForms;

/** Which words can be forms of a verb, and which of those are as often nouns. Flags are those of {@link VerbForms}. */
final class VerbTable {
    /** As a base or -s form it is at least as often a noun: attack, talks. */
    static final int NOUNISH = 1 << 8;
    /** It ends in -ing and is at least as often a noun: meeting. */
    static final int GERUND = 1 << 9;

    private static final String RESOURCE = "/catalog/verbs.txt";

    private final Map<String, Integer> forms = new HashMap<>();

    /** The bundled verbs. */
    static VerbTable bundled() {
        VerbTable table = new VerbTable();
        try (InputStream in = VerbTable.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String section = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                if (line.endsWith(":")) {
                    section = line;
                    continue;
                }
                for (String word : line.split(" +")) {
                    table.word(section, word);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bundled list " + RESOURCE + " can't be read", e);
        }
        return table;
    }

    private void word(String section, String word) {
        switch (section) {
            case "verbs:" -> add(word, 0);
            case "nouns:" -> add(word, NOUNISH);
            case "gerunds:" -> forms.merge(word, GERUND, (a, b) -> a | b);
            default -> throw new IllegalStateException(RESOURCE + ": unknown section " + section);
        }
    }

    /** Adds a verb of the event lexicon; one that is not listed may be either. */
    void addIfNew(String base) {
        if (!forms.containsKey(base)) {
            add(base, NOUNISH);
        }
    }

    private void add(String base, int kind) {
        VerbForms.of(base).forEach((form, flags) -> {
            boolean ambiguous = (flags & (VerbForms.BASE | VerbForms.THIRD)) != 0;
            forms.merge(form, flags | (ambiguous ? kind : 0), (a, b) -> a | b);
        });
    }

    /** Makes sure that the vocabulary has all forms. */
    void register(TermAutomaton.Builder builder) {
        forms.keySet().forEach(builder::word);
    }

    /** Flags by word id. */
    int[] flags(TermAutomaton.Builder builder, int vocabularySize) {
        int[] flags = new int[vocabularySize];
        forms.forEach((form, bits) -> flags[builder.word(form)] |= bits);
        return flags;
    }
}
