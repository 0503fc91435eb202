package org.barograph.coding;

import org.barograph.coding.Modality.Coding;

/**
 * What the readers tell about their decisions while they read. This one listens to nothing: it is what runs unless a
 * text is to be explained. Nobody may make an object to call it.
 */
class Trace {
    static final Trace OFF = new Trace();

    /** Why an event word gave no event. */
    enum Loss {
        /** A longer phrase that is no event covers it. */
        COVERED,
        /** It matched a phrase that the lexicon lists as no event. */
        LISTED_AS_NONE,
        /** The place in the sentence wants a noun where the pattern is a verb, or the other way round. */
        OTHER_PART_OF_SPEECH,
        /** A later part of the pattern is missing. */
        INCOMPLETE,
        /** An infinitive behind another event word: it reports nothing itself. */
        SUBORDINATE,
        /** Refused, denied or negated, and not doing it is no event. */
        NOT_DONE,
        /** Somebody else accuses of it, and the accusation is the event. */
        ALLEGED,
        /** Nobody is said to have done it. */
        NO_SOURCE,
        /** No actor was found, and the root says nothing without one. */
        NO_ACTOR,
        /** People die in a disaster or an accident without a killer. */
        DISASTER,
        /** The sentence has as many events as are read. */
        TOO_MANY
    }

    /** The sentence reports no event at all; the match is the words that say so. */
    void suppressed(int match) {}

    /** A pattern whose first words stand in the text at {@code [start, end)} does not fit. */
    void unfit(Pattern pattern, int start, int end, Loss why) {}

    /** Of two event words that overlap, one was kept. */
    void overlapped(Candidate lost, Candidate kept) {}

    void lost(Candidate candidate, Loss why) {}

    /** An event word gave a cue, since somebody is only said to have done it. */
    void alleged(Candidate candidate, CodedEvent cue) {}

    /**
     * An event word was read.
     *
     * @param modality in which it is reported; done for nouns
     * @param source mention, or −1
     * @param target mention, or −1
     */
    void won(Candidate candidate, Modality modality, Coding coding, int source, int target) {}

    /** The text tells that somebody gives in, and of no conflict: its words that name a conflict are no cues. */
    void cuesTakenBack() {}

    /** A sentence was read; {@code events} has its events last. */
    void sentenceRead(EventReader events) {}

    /** The text was read, and its tokens and mentions still stand in the workspace. */
    void textRead() {}
}
