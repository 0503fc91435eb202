package org.barograph.coding;

import org.barograph.catalog.ActorKind;

/** What a pronoun may stand for: the subject and the person of the sentence read last. */
final class Antecedents extends InSentence {
    /** No sentence of a text is near this one. */
    private static final int NEVER = -9;

    private int subject = NONE;
    private int person = NONE;
    private int readIn = NEVER;

    Antecedents(Lexicon lexicon, Workspace work) {
        super(lexicon, work);
    }

    void beginText() {
        readIn = NEVER;
    }

    /** The mention that a pronoun stands for, or NONE if neither this sentence nor the one before has any. */
    int of(boolean personal) {
        if (sentence - readIn > 1) {
            return NONE;
        }
        return personal ? person : subject;
    }

    /** Keeps what a pronoun in the next sentence may stand for. */
    void remember(Candidates candidates) {
        int newSubject = NONE;
        for (int i = 0; i < candidates.count() && newSubject == NONE; i++) {
            int source = candidates.get(i).source;
            newSubject = source >= firstMention ? source : NONE;
        }
        int newPerson = NONE;
        for (int m = firstMention; m < lastMention; m++) {
            Mention mention = work.mentions[m];
            if (newSubject == NONE && !mention.is(Mention.OBLIQUE | Mention.DEPENDENT)) {
                newSubject = m;
            }
            if (newPerson == NONE && mention.actor.kind() == ActorKind.PERSON) {
                newPerson = m;
            }
        }
        if (newSubject != NONE || newPerson != NONE) {
            subject = newSubject == NONE ? newPerson : newSubject;
            person = newPerson == NONE ? subject : newPerson;
            readIn = sentence;
        }
    }
}
