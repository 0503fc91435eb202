package org.barograph.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.barograph.catalog.ActorKind;
import org.barograph.coding.Modality.Coding;
import org.barograph.coding.Pattern.Direction;
import org.barograph.coding.Trace.Loss;

/**
 * Writes events down: one for each pair of the actors that act together and those acted on, both ways where the event
 * is mutual, each pair and root once per sentence. An event of which one side is unknown keeps the other, but no dyad.
 */
final class EventWriter {
    private static final int NONE = -1;

    /** Of actors that act together at most so many are paired with others, so that a list stays cheap. */
    private static final int MAX_GROUP = 5;

    /** Roots that say something without an actor; a visit or praise by nobody says nothing. */
    private static final Set<String> CUES =
            Set.of("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "THREATEN", "RETREAT");

    /** Roots that say something beside the main clause with one side alone. */
    private static final Set<String> BACKGROUND_CUES = Set.of("ASSAULT", "PROTEST", "MOBILIZE");

    /** Roots of the end of a conflict, which name what ends: sanctions that are eased, troops that leave. */
    private static final Set<String> GIVING_IN = Set.of("CONCEDE", "RETREAT");

    /** CAMEO: forgive, settle a quarrel. */
    private static final String FORGIVE = "056";

    private static final String OPPOSITION = "OPP";
    private static final Coding VIOLENT_PROTEST = new Coding("PROTEST", "145");
    private static final Coding ATTACK = new Coding("ASSAULT", "190");
    private static final Coding REPRESSION = new Coding("COERCE", "175");

    private final Workspace work;
    private final List<CodedEvent> out = new ArrayList<>();
    private int sentenceStart;
    private String text = "";
    private List<String> issues = List.of();
    private boolean disaster;
    private boolean background;

    EventWriter(Workspace work) {
        this.work = work;
    }

    void begin() {
        out.clear();
        sentenceStart = 0;
    }

    /**
     * Begins a sentence.
     *
     * @param disaster whether it is about a disaster or an accident, in which people die without a killer
     */
    void beginSentence(String text, List<String> issues, boolean disaster) {
        this.text = text;
        this.issues = issues;
        this.disaster = disaster;
        background = false;
    }

    /** From here on the sentence tells what is beside its main clauses: without two sides only violence counts. */
    void beginBackground() {
        background = true;
    }

    void endSentence() {
        sentenceStart = out.size();
    }

    /**
     * Ends the text: where it tells that somebody gives in, and of no conflict, its words that name a conflict are no cues.
     *
     * @return whether it only tells of giving in
     */
    boolean endText() {
        boolean givesIn = onlyGivesIn(0);
        if (givesIn) {
            out.removeIf(CodedEvent::namesOnly);
        }
        return givesIn;
    }

    /** Number of events of the sentence so far. */
    int size() {
        return out.size() - sentenceStart;
    }

    List<CodedEvent> events() {
        return List.copyOf(out);
    }

    boolean isSameActor(int one, int other) {
        return work.mentions[one].code.equals(work.mentions[other].code);
    }

    /**
     * CAMEO codes violence by protesters as violent protest, by police or army against protesters as repression, and
     * what would be a riot by armed men as an attack.
     */
    Coding protestOrRepression(Coding coding, int source, int target) {
        if (source != NONE && coding.cameo().equals("145") && isArmed(source)) {
            return ATTACK;
        }
        boolean unarmed = coding.cameo().equals("190") || coding.cameo().startsWith("171");
        if (source == NONE || !unarmed) {
            return coding;
        }
        if (isAgent(source, OPPOSITION)) {
            return VIOLENT_PROTEST;
        }
        boolean force = isAgent(source, "MIL") || isAgent(source, "COP") || isStateForce(source);
        return force && target != NONE && isAgent(target, OPPOSITION) ? REPRESSION : coding;
    }

    /** Whether only the adjective of a state is known of who did it: Syrian forces. */
    private boolean isStateForce(int mention) {
        return work.mentions[mention].is(Mention.ATTRIBUTE) && work.mentions[mention].code.length() == 3;
    }

    private boolean isArmed(int mention) {
        return work.mentions[mention].actor.kind() == ActorKind.ARMED_GROUP
                || isAgent(mention, "MIL")
                || isAgent(mention, "UAF")
                || isAgent(mention, "REB");
    }

    private boolean isAgent(int mention, String agent) {
        return work.mentions[mention].code.endsWith(agent);
    }

    /**
     * Writes an event.
     *
     * @param source mention of the source, or −1
     * @param target mention of the target, or −1
     */
    void write(Candidate candidate, Coding coding, int source, int target, double confidence) {
        Pattern pattern = candidate.pattern;
        boolean plain = coding.cameo().equals(pattern.cameo());
        double plainValue = plain ? pattern.goldstein() : CameoTable.bundled().goldstein(coding.cameo());
        double goldstein = Magnitude.scale(plainValue, candidate.count);
        Direction direction = candidate.passive ? Direction.FORWARD : pattern.direction();
        int one = direction == Direction.BACKWARD ? target : source;
        int other = direction == Direction.BACKWARD ? source : target;
        boolean consult = pattern.plover().equals("CONSULT");
        boolean mutual = direction == Direction.RECIPROCAL || consult;
        boolean among = isAgreement(coding) && direction == Direction.FORWARD && one != NONE && isGroup(one);
        among |= consult && one != NONE && other != NONE && isGroup(one) && isVenue(other);
        if (one != NONE && ((mutual && other == NONE) || among)) {
            writeAmong(one, coding, goldstein, confidence);
        } else if (one != NONE && other != NONE) {
            boolean answered = direction == Direction.RECIPROCAL
                    || (consult
                            && !isVenue(other)
                            && (pattern.noun() || !pattern.cameo().equals("040")));
            Coding back = answered ? answer(pattern, coding, one, other) : null;
            writePairs(one, other, coding, back, goldstein, confidence);
        } else if (disaster && coding.plover().equals("ASSAULT")) {
            work.trace.lost(candidate, Loss.DISASTER);
        } else if (one == NONE && other == NONE && (background || !CUES.contains(coding.plover()))) {
            work.trace.lost(candidate, Loss.NO_ACTOR);
        } else if (background && !BACKGROUND_CUES.contains(coding.plover())) {
            work.trace.lost(candidate, Loss.NO_ACTOR);
        } else {
            writeOneSided(one, other, coding, goldstein, confidence);
        }
    }

    /** Whether a mention is the place where the others met, and did not meet them. */
    private boolean isVenue(int mention) {
        return work.mentions[mention].is(Mention.LOCATIVE);
    }

    /** What the other side of a mutual event does. */
    private Coding answer(Pattern pattern, Coding coding, int one, int other) {
        boolean fight = pattern.cameo().equals("190") && !coding.plover().equals("THREATEN");
        return fight ? protestOrRepression(pattern.coding(), other, one) : mirror(coding);
    }

    /**
     * Writes an event for each pair of two groups.
     *
     * @param back what the other side does, or null
     */
    private void writePairs(int one, int other, Coding coding, Coding back, double goldstein, double confidence) {
        int oneStart = groupStart(one);
        int otherStart = groupStart(other);
        for (int a = oneStart; a < groupEnd(oneStart); a++) {
            for (int b = otherStart; b < groupEnd(otherStart); b++) {
                if (a != b && !isSameActor(a, b) && !isTripAtHome(coding, a, b)) {
                    add(work.mentions[a], work.mentions[b], coding, goldstein, confidence);
                    if (back != null) {
                        add(work.mentions[b], work.mentions[a], back, goldstein, confidence);
                    }
                }
            }
        }
    }

    /** A minister who tours a town of his own country visits nobody. */
    private boolean isTripAtHome(Coding coding, int one, int other) {
        boolean visit = coding.plover().equals("CONSULT");
        return visit
                && work.mentions[one].country.equals(work.mentions[other].country)
                && (work.mentions[one].code.length() == 3 || work.mentions[other].code.length() == 3);
    }

    /** The members of a group with each other. */
    private void writeAmong(int member, Coding coding, double goldstein, double confidence) {
        int start = groupStart(member);
        int end = groupEnd(start);
        boolean several = false;
        for (int a = start; a < end; a++) {
            for (int b = start; b < end; b++) {
                if (a != b && !isSameActor(a, b)) {
                    add(work.mentions[a], work.mentions[b], coding, goldstein, confidence);
                    several = true;
                }
            }
        }
        if (!several) {
            add(work.mentions[member], null, coding, goldstein, confidence * Confidence.ONE_SIDED);
        }
    }

    private void writeOneSided(int one, int other, Coding coding, double goldstein, double confidence) {
        if (one != NONE) {
            add(work.mentions[one], null, coding, goldstein, confidence * Confidence.ONE_SIDED);
        } else if (other != NONE) {
            add(null, work.mentions[other], coding, goldstein, confidence * Confidence.ONE_SIDED);
        } else {
            add(null, null, coding, goldstein, Confidence.ACTORLESS);
        }
    }

    /** The lowest Goldstein value that the sentence told of a pair of actors; 0 without conflict between two. */
    double lowestOfDyads() {
        double lowest = 0;
        for (int i = sentenceStart; i < out.size(); i++) {
            if (!out.get(i).dyad().isEmpty()) {
                lowest = Math.min(lowest, out.get(i).goldstein());
            }
        }
        return lowest;
    }

    /** Whether the sentence told that somebody gives in, and of no conflict. */
    boolean onlyGivesIn() {
        return onlyGivesIn(sentenceStart);
    }

    private boolean onlyGivesIn(int start) {
        boolean givesIn = false;
        for (int i = start; i < out.size(); i++) {
            CodedEvent event = out.get(i);
            if (event.goldstein() < 0 && !event.namesOnly()) {
                return false;
            }
            givesIn |= GIVING_IN.contains(event.plover()) || FORGIVE.equals(event.cameo());
        }
        return givesIn;
    }

    /** Writes a cue and returns it: neither actors nor code, for nothing says who did what. */
    CodedEvent writeCue(double goldstein, double confidence) {
        CodedEvent cue = new CodedEvent("", "", "", "", "", "", null, "", goldstein, confidence, issues, text);
        out.add(cue);
        return cue;
    }

    /** Gives a target to the events of a candidate that had none. */
    void completeTarget(Candidate candidate, int target, double factor) {
        Mention source = work.mentions[candidate.source];
        Mention mention = work.mentions[target];
        for (int i = sentenceStart; i < out.size(); i++) {
            CodedEvent event = out.get(i);
            boolean open = event.target().isEmpty() && event.source().equals(source.code);
            if (open && !event.source().equals(mention.code)) {
                Coding coding = new Coding(event.plover(), event.cameo());
                double confidence = event.confidence() / Confidence.ONE_SIDED * factor;
                out.set(i, event(source, mention, coding, event.goldstein(), confidence));
            }
        }
    }

    /** Whether partners do it with each other: the US and Japan agreed, signed, cooperated. */
    private static boolean isAgreement(Coding coding) {
        return coding.plover().equals("COOPERATE")
                || coding.cameo().equals("057")
                || coding.cameo().equals("030")
                || coding.cameo().equals("031");
    }

    /** What the other side of a visit does. */
    private static Coding mirror(Coding coding) {
        return switch (coding.cameo()) {
            case "042" -> new Coding(coding.plover(), "043");
            case "043" -> new Coding(coding.plover(), "042");
            default -> coding;
        };
    }

    private boolean isGroup(int member) {
        int start = groupStart(member);
        int end = groupEnd(start);
        return end - start > 1 && !isSameActor(start, end - 1);
    }

    /** First of the mentions that are joined to one another; those of one sentence only. */
    private int groupStart(int member) {
        int start = member;
        while (start > 0 && work.mentions[start].is(Mention.JOINED) && member - start < MAX_GROUP) {
            start--;
        }
        return start;
    }

    private int groupEnd(int start) {
        int end = start + 1;
        while (end < work.mentionCount && work.mentions[end].is(Mention.JOINED) && end - start < MAX_GROUP) {
            end++;
        }
        return end;
    }

    private void add(Mention source, Mention target, Coding coding, double goldstein, double confidence) {
        CodedEvent event = event(source, target, coding, goldstein, confidence);
        for (int i = sentenceStart; i < out.size(); i++) {
            CodedEvent other = out.get(i);
            boolean same = other.source().equals(event.source())
                    && other.target().equals(event.target())
                    && other.plover().equals(event.plover());
            if (same) {
                if (event.confidence() > other.confidence()) {
                    out.set(i, event);
                }
                return;
            }
        }
        out.add(event);
    }

    private CodedEvent event(Mention source, Mention target, Coding coding, double goldstein, double confidence) {
        boolean dyad = source != null && target != null && !source.dyad.isEmpty() && !target.dyad.isEmpty();
        return new CodedEvent(
                source == null ? "" : source.code,
                target == null ? "" : target.code,
                source == null ? "" : source.country,
                target == null ? "" : target.country,
                dyad ? source.dyad : "",
                dyad ? target.dyad : "",
                coding.cameo(),
                coding.plover(),
                goldstein,
                Confidence.rounded(confidence),
                issues,
                text);
    }
}
