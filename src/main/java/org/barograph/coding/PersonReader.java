package org.barograph.coding;

import static org.barograph.coding.TermMatches.NONE;

import org.barograph.catalog.Actor;
import org.barograph.catalog.Office;
import org.barograph.catalog.Role;
import org.barograph.text.TokenBuffer;

/** Reads people, with the office that they hold. */
final class PersonReader {
    private final Lexicon lexicon;
    private final Workspace work;
    private final TokenBuffer tokens;
    private final TermMatches terms;
    private final NameSense senses;
    private final PersonSense people;
    private final MentionWriter writer;

    PersonReader(Lexicon lexicon, Workspace work, TermMatches terms, NameSense senses, MentionWriter writer) {
        this.lexicon = lexicon;
        this.work = work;
        this.tokens = work.tokens;
        this.terms = terms;
        this.senses = senses;
        this.people = new PersonSense(work, terms);
        this.writer = writer;
    }

    /**
     * Reads a person.
     *
     * @param at where the name begins
     * @param role the title that the text gives, or null
     * @param former whether the text says that it is a former one
     * @param state the state that the text names before it, or null
     * @param start where the mention begins, with title and state
     * @return the token after the mention; where the name is nobody's, NONE behind a title and else the token after it
     */
    int read(int at, int match, Role role, boolean former, Actor state, int start) {
        int end = terms.end(match);
        int nobody = start < at ? NONE : end;
        boolean full = terms.isFullName(match);
        if (!full && start == at && senses.isBehindUnknownName(at) && !terms.isNameClass(at - 1, NameWords.HONORIFIC)) {
            return nobody;
        }
        boolean goesOn =
                !full && end < terms.limit && !terms.titleCase && !terms.isParted(end) && terms.isUnknownName(end);
        Actor person = goesOn ? null : people.person(match, role, state);
        if (person == null) {
            return nobody;
        }
        Office office = people.office(person);
        boolean formerNow = former || (start == at && terms.isFormerBefore(at));
        if (office == null || formerNow) {
            writer.write(start, end, person, person.code(), person.name());
        } else {
            inOffice(start, end, person, office);
        }
        if (tokens.has(end - 1, TokenBuffer.POSSESSIVE)) {
            work.mentions[work.mentionCount - 1].flags |= Mention.ATTRIBUTE;
        }
        return end;
    }

    private void inOffice(int start, int end, Actor person, Office office) {
        Actor body = lexicon.actorsById.get(office.country());
        if (body == null) {
            writer.write(start, end, person, person.code(), person.name());
            return;
        }
        Role role = lexicon.rolesById.get(office.role());
        String agent = role != null ? role.agent() : office.agent().isEmpty() ? TitleReader.ELITE : office.agent();
        Mention mention =
                writer.write(start, end, body, MentionWriter.withAgent(body, body.code(), agent), person.name());
        mention.actor = person;
    }
}
