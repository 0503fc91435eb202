package org.barograph.coding;

import org.barograph.catalog.Actor;
import org.barograph.catalog.ActorKind;
import org.barograph.text.MatchBuffer;

/**
 * The state that a text is about as far as it was read: the only one that the sentence has named so far, or else the
 * only one that the sentences before have, or the dateline.
 */
final class ContextState {
    private final Lexicon lexicon;
    private final Workspace work;
    private String country = "";
    private boolean several;
    private int counted;
    private int firstOfSentence;

    ContextState(Lexicon lexicon, Workspace work) {
        this.lexicon = lexicon;
        this.work = work;
    }

    void beginText() {
        country = "";
        several = false;
        counted = 0;
    }

    /** Begins the sentence whose mentions come from {@code firstMention} on. */
    void begin(int firstMention) {
        firstOfSentence = firstMention;
        for (; counted < firstMention; counted++) {
            count(work.mentions[counted]);
        }
    }

    private void count(Mention mention) {
        String named = stateOf(mention);
        if (!named.isEmpty()) {
            several |= !country.isEmpty() && !country.equals(named);
            country = named;
        }
    }

    private static String stateOf(Mention mention) {
        return mention.is(Mention.DEPENDENT | Mention.UNATTACHED) ? "" : mention.actor.country();
    }

    /** The state, or null if there is none or more than one. */
    Actor state() {
        String named = "";
        for (int m = firstOfSentence; m < work.mentionCount; m++) {
            String other = stateOf(work.mentions[m]);
            if (!other.isEmpty() && !named.isEmpty() && !named.equals(other)) {
                return null;
            }
            named = other.isEmpty() ? named : other;
        }
        if (!named.isEmpty()) {
            return lexicon.actorsById.get(named);
        }
        if (!several && !country.isEmpty()) {
            return lexicon.actorsById.get(country);
        }
        return country.isEmpty() ? ofDateline() : null;
    }

    private Actor ofDateline() {
        MatchBuffer dateline = work.dateline;
        for (int m = 0; m < dateline.size(); m++) {
            int payload = dateline.payload(m);
            if (Lexicon.kind(payload) == Lexicon.NAME) {
                Actor actor = lexicon.names.get(Lexicon.reference(payload)).actor();
                if (actor.kind() == ActorKind.STATE) {
                    return actor;
                }
            }
        }
        return null;
    }
}
