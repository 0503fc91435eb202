package org.barograph.coding;

import java.util.List;
import java.util.Map;
import org.barograph.text.TermAutomaton;

/** Classes of function words: what the grammar of the coder is made of. A word may be in several. */
final class Words {
    static final int DETERMINER = 1;
    static final int PREPOSITION = 1 << 1;
    static final int BE = 1 << 2;
    static final int HAVE = 1 << 3;
    static final int FUTURE = 1 << 4;
    static final int MAY = 1 << 5;
    static final int NEGATION = 1 << 6;
    static final int SUBORDINATOR = 1 << 7;
    static final int SPEECH = 1 << 8;
    static final int INTENT = 1 << 9;
    static final int AND = 1 << 10;
    static final int PRONOUN = 1 << 11;
    static final int FORMER = 1 << 12;
    static final int TITLE_MODIFIER = 1 << 13;
    /** Behind a hyphen it says what somebody is to the actor before it: Iran-backed. */
    static final int DEPENDENT = 1 << 14;

    static final int REFUSAL = 1 << 15;
    static final int ASPECT = 1 << 16;
    /** What follows has not happened. */
    static final int IF = 1 << 17;

    static final int TO = 1 << 18;
    static final int BY = 1 << 19;
    static final int OF = 1 << 20;
    /** Bare infinitives follow it. */
    static final int DO = 1 << 21;

    static final int QUANTITY = 1 << 22;
    /** Prepositions of a place. */
    static final int LOCATIVE = 1 << 23;

    /** Prepositions behind which stands whom it is done to. */
    static final int AFFECTED = 1 << 24;

    static final int ADVERB = 1 << 25;
    static final int ACCORDING = 1 << 26;
    /** Possessive pronouns. */
    static final int OWNER = 1 << 27;

    /** Pronouns of one person. */
    static final int PERSONAL = 1 << 28;

    /** Joins an agent to whom it belongs to. */
    static final int LINK = 1 << 29;

    static final int PERIOD = 1 << 30;

    static final int AGO = 1 << 31;

    private static final Map<Integer, List<String>> CLASSES = Map.ofEntries(
            Map.entry(
                    DETERMINER,
                    words("the a an its his her their this that these those some any several many more most other all"
                            + " both each every such another our your my two three four five dozens")),
            Map.entry(
                    PREPOSITION,
                    words("in of to from on at against for with by over into near about amid between among under"
                            + " through across inside outside toward towards after before during since until within"
                            + " without via around along despite following upon off per like including regarding"
                            + " concerning beside besides behind beyond onto throughout versus")),
            Map.entry(BE, words("is are was were be been being am isnt arent wasnt werent")),
            Map.entry(HAVE, words("has have had having hasnt havent hadnt")),
            Map.entry(FUTURE, words("will would shall ll wont wouldnt")),
            Map.entry(MAY, words("could may might should must can cannot cant couldnt shouldnt")),
            Map.entry(
                    NEGATION,
                    words("not never no isnt arent wasnt werent hasnt havent hadnt wont wouldnt cannot cant couldnt"
                            + " shouldnt didnt doesnt dont neither nor without")),
            Map.entry(
                    SUBORDINATOR,
                    words("while as when because although though since if unless who which whose where whom"
                            + " after before until whether despite amid following")),
            Map.entry(SPEECH, words("said says say told tells saying added reported reports announced claimed claims")),
            Map.entry(
                    INTENT,
                    words("plan plans planned planning intend intends intended vow vows vowed vowing pledge pledges"
                            + " pledged promise promises promised ready prepared willing set due expected likely want"
                            + " wants wanted hope hopes hoped seek seeks sought committed"
                            + " scheduled poised determined prepare prepares preparing going about offer offers"
                            + " offered consider considers considering")),
            Map.entry(AND, words("and or but nor")),
            Map.entry(PRONOUN, words("he she it they who which that")),
            Map.entry(FORMER, words("former ex late onetime")),
            Map.entry(
                    TITLE_MODIFIER,
                    words("acting interim deputy vice outgoing new newly elect incoming top senior chief current"
                            + " then hardline longtime veteran assistant first second exiled ousted embattled"
                            + " elected former ex late onetime under general caretaker visiting de facto"
                            + " reelected right far conservative leftist centrist populist")),
            Map.entry(
                    DEPENDENT,
                    words("backed led based born owned controlled held occupied allied linked brokered mediated made"
                            + " style funded sponsored run aligned flagged administered imposed supported trained"
                            + " armed supplied claimed friendly speaking dominated built designed appointed"
                            + " inspired affiliated ruled registered")),
            Map.entry(
                    REFUSAL,
                    words("refused refuses refuse refusing failed fails fail failing declined declines decline"
                            + " unable unwilling reluctant refusal failure")),
            Map.entry(
                    ASPECT,
                    words("began begun begins begin beginning continue continues continued continuing started starts"
                            + " start managed manages moved moves helped helps came used able try tries tried"
                            + " trying attempt attempts attempted ordered stepped forced")),
            Map.entry(IF, words("if unless whether before until lest")),
            Map.entry(TO, words("to")),
            Map.entry(BY, words("by")),
            Map.entry(OF, words("of")),
            Map.entry(
                    DO,
                    words("do does did dont doesnt didnt let lets letting make makes made help helps helped see saw")),
            Map.entry(
                    QUANTITY,
                    words(
                            "dozens hundreds thousands scores tens millions number majority most some many group"
                                    + " groups couple half all members handful one two three four five six seven eight nine ten")),
            Map.entry(LOCATIVE, words("in at near inside outside across around over throughout into")),
            Map.entry(
                    AFFECTED,
                    words("on against at to for with towards toward of in into over upon from between among")),
            Map.entry(OWNER, words("its his her their")),
            Map.entry(PERSONAL, words("he she")),
            Map.entry(LINK, words("of for from loyal")),
            Map.entry(
                    ADVERB,
                    words(
                            "also again now still then even soon already today yesterday tomorrow monday tuesday wednesday"
                                    + " thursday friday saturday sunday once just ever yet instead together later further twice"
                                    + " overnight")),
            Map.entry(PERIOD, words("year years decade decades month months century centuries")),
            Map.entry(AGO, words("ago earlier")),
            Map.entry(ACCORDING, words("according")));

    private Words() {}

    private static List<String> words(String text) {
        return List.of(text.split(" +"));
    }

    /** Makes sure that the vocabulary has all function words. */
    static void register(TermAutomaton.Builder builder) {
        CLASSES.values().forEach(words -> words.forEach(builder::word));
    }

    /** Class bits by word id. */
    static int[] classes(TermAutomaton.Builder builder, int vocabularySize) {
        int[] classes = new int[vocabularySize];
        CLASSES.forEach((flag, words) -> {
            for (String word : words) {
                classes[builder.word(word)] |= flag;
            }
        });
        return classes;
    }
}
