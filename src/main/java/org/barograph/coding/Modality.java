package org.barograph.coding;

import java.util.List;
import java.util.Set;

/** What an event becomes that is intended, threatened or refused instead of done. */
enum Modality {
    /** It is reported as done. */
    DONE,
    /** It is announced: will, plans to, is ready to. */
    INTENDED,
    /** It has a date: is scheduled to, is due to. A meeting or visit that is arranged counts as one. */
    ARRANGED,
    /** It is not done although it could be: refused to, will not. */
    REFUSED,
    /** It did not happen. */
    DENIED;

    /** A root with a CAMEO code. */
    record Coding(String plover, String cameo) {}

    private static final String MEETING = "CONSULT";
    private static final Set<String> COOPERATIVE =
            Set.of("AID", "COOPERATE", "CONCEDE", "RETREAT", "CONSULT", "SUPPORT", "AGREE");

    /** CAMEO's intents to cooperate (03) and threats (13), by the code of the deed; the longest prefix counts. */
    private static final List<String> INTENTS = List.of(
            "04 036",
            "045 039",
            "05 032",
            "06 031",
            "061 0311",
            "062 0312",
            "063 0313",
            "064 0314",
            "07 033",
            "071 0331",
            "072 0332",
            "073 0333",
            "074 0334",
            "08 035",
            "081 0351",
            "082 0352",
            "083 034",
            "0831 0341",
            "0832 0342",
            "0833 0343",
            "0834 0344",
            "084 0353",
            "085 0354",
            "086 0355",
            "087 0356",
            "14 133",
            "15 138",
            "16 131",
            "161 1313",
            "162 1311",
            "163 1312",
            "164 134",
            "165 135",
            "166 136",
            "17 132",
            "1721 1321",
            "1722 1322",
            "1723 1323",
            "1724 1324",
            "175 137",
            "18 1383",
            "19 138",
            "190 1384",
            "191 1381",
            "192 1382",
            "193 1384",
            "194 1384",
            "195 1384",
            "20 138",
            "204 1385");

    /** CAMEO's refusals (12), by the code of what is refused. */
    private static final List<String> REFUSALS = List.of(
            "03 120",
            "04 125",
            "045 126",
            "05 120",
            "06 121",
            "061 1211",
            "062 1212",
            "063 1213",
            "07 121",
            "070 122",
            "071 1221",
            "072 1222",
            "073 1223",
            "074 1224",
            "08 124",
            "081 1241",
            "082 1242",
            "083 123",
            "0831 1231",
            "0832 1232",
            "0833 1233",
            "0834 1234",
            "084 1243",
            "085 1244",
            "086 1245",
            "087 1246");

    /** The root and code that an event of a pattern has in this modality, or null if it is none. */
    Coding of(Pattern pattern) {
        return switch (this) {
            case DONE -> pattern.coding();
            case INTENDED -> pattern.intended();
            case ARRANGED -> pattern.plover().equals(MEETING) ? pattern.coding() : pattern.intended();
            case REFUSED -> pattern.refused();
            case DENIED -> COOPERATIVE.contains(pattern.plover()) ? pattern.refused() : null;
        };
    }

    /** What it is to announce an event: an intent or a threat; the event itself where CAMEO has neither. */
    static Coding intent(String plover, String cameo) {
        String code = longest(INTENTS, cameo);
        if (code == null) {
            return new Coding(plover, cameo);
        }
        return new Coding(code.startsWith("03") ? "AGREE" : "THREATEN", code);
    }

    /** What it is to refuse an event, or null where that is no event. */
    static Coding refusal(String plover, String cameo) {
        String code = longest(REFUSALS, cameo);
        return code == null || !COOPERATIVE.contains(plover) ? null : new Coding("REJECT", code);
    }

    private static String longest(List<String> table, String cameo) {
        String best = null;
        int length = 0;
        for (String line : table) {
            int space = line.indexOf(' ');
            if (space > length && cameo.startsWith(line.substring(0, space))) {
                best = line.substring(space + 1);
                length = space;
            }
        }
        return best;
    }
}
