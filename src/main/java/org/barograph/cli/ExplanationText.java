package org.barograph.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.barograph.coding.CodedEvent;
import org.barograph.coding.Explanation;
import org.barograph.coding.Explanation.EventReading;
import org.barograph.coding.Explanation.Sentence;
import org.barograph.coding.Explanation.WordReading;
import org.barograph.coding.IssueMention;

/** Writes an explanation as text for people. */
final class ExplanationText {
    private ExplanationText() {}

    /** The explanation of the text with an id; it ends with a line break. */
    static String of(String id, Explanation explanation) {
        StringBuilder out = new StringBuilder(1024);
        List<Sentence> sentences = explanation.sentences();
        for (int i = 0; i < sentences.size(); i++) {
            out.append(id)
                    .append(", sentence ")
                    .append(i + 1)
                    .append(": ")
                    .append(sentences.get(i).text())
                    .append('\n');
            append(out, sentences.get(i));
        }
        if (sentences.isEmpty()) {
            out.append(id).append(": no words\n");
        }
        out.append(id).append(", issues: ");
        List<String> issues = explanation.coded().issues().stream()
                .map(ExplanationText::issue)
                .toList();
        return out.append(issues.isEmpty() ? "none" : String.join(", ", issues))
                .append('\n')
                .toString();
    }

    private static String issue(IssueMention issue) {
        return issue.id() + " " + number(issue.relevance());
    }

    private static void append(StringBuilder out, Sentence sentence) {
        sentence.actors()
                .forEach(actor -> line(out, "actor", quoted(actor.text()) + " " + actor.code() + ": " + actor.why()));
        sentence.passedOver().forEach(reason -> line(out, "no actor", quoted(reason.text()) + ": " + reason.why()));
        sentence.terms()
                .forEach(term -> line(
                        out,
                        "term",
                        quoted(term.text()) + ": " + term.strength() + " of " + term.issue()
                                + (term.counts() ? ", counts" : ", does not count")));
        if (!sentence.issues().isEmpty()) {
            line(out, "issues", String.join(", ", sentence.issues()));
        }
        if (!sentence.suppressed().isEmpty()) {
            line(out, "suppressed", "by " + sentence.suppressed());
        }
        sentence.words().stream().filter(WordReading::won).forEach(word -> line(out, "won", word(word)));
        lost(sentence.words())
                .forEach((words, patterns) -> line(
                        out, "lost", quoted(words.text()) + " as " + String.join(", ", patterns) + ": " + words.why()));
        sentence.events().forEach(event -> line(out, "event", event(event)));
        if (sentence.events().isEmpty()) {
            line(out, "event", "none");
        }
    }

    /** Patterns that lost for the same reason at the same words stand together. */
    private static Map<Lost, Set<String>> lost(List<WordReading> words) {
        Map<Lost, Set<String>> lost = new LinkedHashMap<>();
        words.stream().filter(word -> !word.won()).forEach(word -> lost.computeIfAbsent(
                        new Lost(word.text(), word.why()), key -> new LinkedHashSet<>())
                .add(word.pattern()));
        return lost;
    }

    private record Lost(String text, String why) {}

    private static String word(WordReading word) {
        String kind = word.noun() ? "noun" : "verb or phrase";
        return quoted(word.text()) + " " + word.plover() + " " + word.cameo() + " (" + kind + " of " + word.pattern()
                + "): " + word.why();
    }

    private static String event(EventReading reading) {
        CodedEvent event = reading.event();
        String cameo = event.cameo() == null ? "" : " " + event.cameo();
        String what = side(event.source()) + " > " + side(event.target()) + " " + event.plover() + cameo;
        return (reading.cue().isEmpty() ? what : reading.cue()) + ", Goldstein " + number(event.goldstein())
                + ", confidence " + number(event.confidence());
    }

    private static String side(String code) {
        return code.isEmpty() ? "?" : code;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static void line(StringBuilder out, String what, String text) {
        out.append("  ")
                .append(what)
                .append(" ".repeat(Math.max(1, 12 - what.length())))
                .append(text)
                .append('\n');
    }
}
