package org.barograph.coding;

import java.util.List;

/**
 * How a text was read, sentence by sentence.
 *
 * @param sentences in the order of the text
 * @param coded what was read
 */
public record Explanation(List<Sentence> sentences, CodedText coded) {
    public Explanation {
        sentences = List.copyOf(sentences);
    }

    /**
     * One sentence.
     *
     * @param text its words as they stand in the text
     * @param suppressed words that say it reports no event or no violence, with what they mean, or empty
     * @param actors actors that were read
     * @param passedOver names that were matched and are no actor here
     * @param terms issue terms in it
     * @param issues ids of the issues that it counts for
     * @param words event words, in the order of their places
     * @param events events that it gave
     */
    public record Sentence(
            String text,
            String suppressed,
            List<ActorReading> actors,
            List<Reason> passedOver,
            List<TermReading> terms,
            List<String> issues,
            List<WordReading> words,
            List<EventReading> events) {
        public Sentence {
            actors = List.copyOf(actors);
            passedOver = List.copyOf(passedOver);
            terms = List.copyOf(terms);
            issues = List.copyOf(issues);
            words = List.copyOf(words);
            events = List.copyOf(events);
        }
    }

    /**
     * An actor.
     *
     * @param text words of the mention
     * @param code code that it was given
     * @param name name of the actor in the catalogue, or empty for an agent of no state
     * @param why terms and office that it was read by
     */
    public record ActorReading(String text, String code, String name, String why) {}

    /** Words, and why they were left out. */
    public record Reason(String text, String why) {}

    /**
     * A term of an issue.
     *
     * @param text words of the term
     * @param issue id of the issue
     * @param strength strong, any, weak or exclude
     * @param counts whether the sentence counts for the issue
     */
    public record TermReading(String text, String issue, String strength, boolean counts) {}

    /**
     * An event or cue.
     *
     * @param event what was coded
     * @param cue what a cue without a code stands for, words that name a conflict or an alleged deed; empty for other
     *     events
     */
    public record EventReading(CodedEvent event, String cue) {}

    /**
     * An event word.
     *
     * @param text words from its first to its last part
     * @param pattern id of its lexicon entry
     * @param plover PLOVER root of the entry
     * @param cameo CAMEO code of the entry
     * @param noun whether it is a noun pattern
     * @param won whether it gave an event
     * @param why how it was read, or why it lost
     */
    public record WordReading(
            String text, String pattern, String plover, String cameo, boolean noun, boolean won, String why) {}
}
