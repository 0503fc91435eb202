package org.barograph.coding;

import java.time.LocalDate;
import java.util.List;
import org.barograph.catalog.Actor;
import org.barograph.catalog.Actor.TermRole;
import org.barograph.catalog.Office;
import org.barograph.catalog.Role;
import org.barograph.coding.Lexicon.Name;
import org.barograph.text.MatchBuffer;

/** Tells which person a name stands for, and in which office. */
final class PersonSense {
    /** How many mentions back a state still counts as spoken of, where only "Mr" says that a surname is one. */
    private static final int RECENT_MENTIONS = 20;

    private final Workspace work;
    private final MatchBuffer matches;
    private final TermMatches terms;

    PersonSense(Workspace work, TermMatches terms) {
        this.work = work;
        this.matches = work.matches;
        this.terms = terms;
    }

    /**
     * The person that a name stands for, or null if the text does not say enough.
     *
     * @param match the name
     * @param role the title before it, or null
     * @param state the state whose title or adjective stands before it, or null
     */
    Actor person(int match, Role role, Actor state) {
        Name found = terms.name(match);
        TermRole kind = found.term().role();
        if (kind != TermRole.SURNAME && kind != TermRole.SHORT) {
            return found.actor();
        }
        Actor best = null;
        int bestRank = 0;
        LocalDate bestSince = LocalDate.MIN;
        int at = matches.start(match);
        for (int m = work.firstMatch[at]; m < work.firstMatch[at + 1]; m++) {
            if (Lexicon.kind(matches.payload(m)) == Lexicon.NAME && matches.end(m) == matches.end(match)) {
                Name name = terms.name(m);
                int rank = rank(name, role, state, at);
                Office office = rank == 0 ? null : office(name.actor());
                LocalDate since = office == null ? LocalDate.MIN : office.from();
                if (rank > bestRank || (rank == bestRank && rank > 0 && since.isAfter(bestSince))) {
                    best = name.actor();
                    bestRank = rank;
                    bestSince = since;
                }
            }
        }
        return best;
    }

    /** How much speaks for a surname being this person's; 0 if too little. */
    private int rank(Name name, Role role, Actor state, int at) {
        Actor person = name.actor();
        TermRole kind = name.term().role();
        if (kind != TermRole.SURNAME && kind != TermRole.SHORT) {
            return 0;
        }
        boolean seen = work.seen.contains(person);
        Office office = office(person);
        boolean fits = office != null && role != null && office.role().equals(role.id());
        boolean of = state != null && person.country().equals(state.country());
        boolean honoured = terms.isNameClass(at - 1, NameWords.HONORIFIC);
        boolean enough = seen || (fits && (state == null || of));
        if (kind == TermRole.SURNAME) {
            enough |= office != null || role != null || state != null || (honoured && isRecent(person.country()));
        } else {
            enough |= office != null && (of || (honoured && isRecent(person.country())));
        }
        return enough ? 1 + (seen ? 8 : 0) + (fits ? 4 : 0) + (of ? 2 : 0) + (office != null ? 1 : 0) : 0;
    }

    private boolean isRecent(String country) {
        int first = Math.max(0, work.mentionCount - RECENT_MENTIONS);
        for (int m = work.mentionCount - 1; m >= first; m--) {
            if (work.mentions[m].country.equals(country)) {
                return true;
            }
        }
        return false;
    }

    /** The office in force on the text's date; without a date the last one. Null if there is none. */
    Office office(Actor person) {
        List<Office> offices = person.offices();
        Office best = null;
        for (int i = 0; i < offices.size(); i++) {
            Office office = offices.get(i);
            boolean counts = work.date == null || office.heldOn(work.date);
            if (counts && (best == null || office.from().isAfter(best.from()))) {
                best = office;
            }
        }
        return best;
    }
}
