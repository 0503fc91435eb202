package org.barograph.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forms of an English verb: attack, attacks, attacking, attacked. */
public final class VerbForms {
    /** Infinitive and present without -s. */
    public static final int BASE = 1;
    /** Third person singular. */
    public static final int THIRD = 2;
    /** Present participle and gerund. */
    public static final int ING = 4;
    /** Simple past. */
    public static final int PAST = 8;
    /** Past participle. */
    public static final int PARTICIPLE = 16;

    /** Base, past and participle (the past again where there is none). */
    private static final String IRREGULAR =
            "arise arose arisen,be was been,beat beat beaten,become became become,begin began begun,bind bound,bite bit"
                    + " bitten,break broke broken,bring brought,build built,buy bought,cast cast,catch caught,choose chose"
                    + " chosen,come came come,cut cut,deal dealt,do did done,draw drew drawn,drive drove driven,fall fell"
                    + " fallen,feed fed,fight fought,find found,flee fled,fly flew flown,forbid forbade forbidden,forgive"
                    + " forgave forgiven,get got gotten,give gave given,go went gone,hang hung,have had,hear heard,hide hid"
                    + " hidden,hit hit,hold held,hurt hurt,keep kept,know knew known,lay laid,lead led,leave left,lend"
                    + " lent,let let,lose lost,make made,mean meant,meet met,offset offset,overthrow overthrew"
                    + " overthrown,overrun overran overrun,pay paid,put put,quit quit,read read,rebuild rebuilt,retake"
                    + " retook retaken,ride rode ridden,rise rose risen,run ran run,say said,see saw seen,seek"
                    + " sought,sell sold,send sent,set set,shake shook shaken,shoot shot,shut shut,sink sank sunk,sit"
                    + " sat,slay slew slain,speak spoke spoken,spend spent,split split,spread spread,stand stood,steal stole"
                    + " stolen,stick stuck,strike struck,sue sued,sweep swept,take took taken,teach"
                    + " taught,tear tore torn,tell told,think thought,throw threw thrown,undergo underwent undergone,undertake"
                    + " undertook undertaken,uphold upheld,win won,withdraw withdrew withdrawn,withhold withheld,withstand"
                    + " withstood,write wrote written,override overrode overridden,oversee oversaw overseen,rethink"
                    + " rethought,rescind rescinded,spearhead spearheaded,shed shed,slam slammed,slap slapped,plead"
                    + " pleaded,breach breached,rebut rebutted,behead beheaded,blow blew blown,freeze froze frozen,bear bore"
                    + " borne,bend bent,bid bid,bleed bled,burst burst,dig dug,eat ate eaten,feel felt,grow grew grown,light"
                    + " lit,mislead misled,overcome overcame overcome,overtake overtook overtaken,repay repaid,resell"
                    + " resold,rewrite rewrote rewritten,ring rang rung,rid rid,swear swore sworn,understand understood,undo"
                    + " undid undone,undercut undercut,unfreeze unfroze unfrozen,upset upset,wear wore worn,wind wound,forsake"
                    + " forsook forsaken,foresee foresaw foreseen,broadcast broadcast,beset beset,outdo outdid outdone";

    /** Verbs of more than one syllable that double their last consonant. */
    private static final WordSet DOUBLING = WordSet.of(
            "admit permit commit submit refer transfer defer deter expel repel compel rebel propel cancel cancel"
                    + " label level model signal travel marshal abet regret rebut equip kidnap concur incur occur begin"
                    + " forget outlaw");

    private static final Map<String, String[]> IRREGULARS = irregulars();

    private VerbForms() {}

    /**
     * All forms of a verb.
     *
     * @param base the infinitive, in lower case
     * @return each form with the union of the flags that it can stand for, in a fixed order
     */
    public static Map<String, Integer> of(String base) {
        Map<String, Integer> forms = new LinkedHashMap<>();
        add(forms, base, BASE);
        add(forms, third(base), THIRD);
        for (String ing : ing(base)) {
            add(forms, ing, ING);
        }
        if (base.equals("be")) {
            add(forms, "are", BASE);
            add(forms, "were", PAST);
        }
        String[] irregular = IRREGULARS.get(base);
        if (irregular == null) {
            for (String past : past(base)) {
                add(forms, past, PAST | PARTICIPLE);
            }
        } else {
            add(forms, irregular[0], PAST);
            add(forms, irregular[irregular.length - 1], PARTICIPLE);
        }
        return forms;
    }

    private static void add(Map<String, Integer> forms, String form, int flags) {
        forms.merge(form, flags, (a, b) -> a | b);
    }

    private static String third(String base) {
        char last = base.charAt(base.length() - 1);
        if (base.equals("be")) {
            return "is";
        }
        if (base.equals("have")) {
            return "has";
        }
        if (last == 'y' && !vowelAt(base, base.length() - 2)) {
            return base.substring(0, base.length() - 1) + "ies";
        }
        boolean hissing = base.endsWith("s") || base.endsWith("x") || base.endsWith("z");
        if (hissing || base.endsWith("ch") || base.endsWith("sh") || last == 'o') {
            return base + "es";
        }
        return base + "s";
    }

    private static List<String> ing(String base) {
        if (base.endsWith("ie")) {
            return List.of(base.substring(0, base.length() - 2) + "ying");
        }
        if (base.endsWith("e") && !base.endsWith("ee") && !base.equals("be")) {
            return List.of(base.substring(0, base.length() - 1) + "ing");
        }
        if (doubles(base)) {
            return List.of(base + base.charAt(base.length() - 1) + "ing", base + "ing");
        }
        return List.of(base + "ing");
    }

    private static List<String> past(String base) {
        char last = base.charAt(base.length() - 1);
        if (last == 'e') {
            return List.of(base + "d");
        }
        if (last == 'y' && !vowelAt(base, base.length() - 2)) {
            return List.of(base.substring(0, base.length() - 1) + "ied");
        }
        if (doubles(base)) {
            return List.of(base + last + "ed", base + "ed");
        }
        return List.of(base + "ed");
    }

    private static boolean doubles(String base) {
        int length = base.length();
        if (length < 3) {
            return false;
        }
        char last = base.charAt(length - 1);
        boolean shape = !vowelAt(base, length - 1)
                && "wxyh".indexOf(last) < 0
                && vowelAt(base, length - 2)
                && !vowelAt(base, length - 3);
        return shape && (syllables(base) == 1 || DOUBLING.contains(WordHash.of(base)));
    }

    private static int syllables(String base) {
        int count = 0;
        boolean before = false;
        for (int i = 0; i < base.length(); i++) {
            boolean vowel = vowelAt(base, i) || base.charAt(i) == 'y';
            if (vowel && !before) {
                count++;
            }
            before = vowel;
        }
        return count;
    }

    private static boolean vowelAt(String word, int at) {
        return at >= 0 && "aeiou".indexOf(word.charAt(at)) >= 0;
    }

    private static Map<String, String[]> irregulars() {
        Map<String, String[]> verbs = new HashMap<>();
        for (String entry : IRREGULAR.split(",")) {
            List<String> words = new ArrayList<>(List.of(entry.trim().split(" +")));
            verbs.put(words.get(0), words.subList(1, words.size()).toArray(new String[0]));
        }
        return Map.copyOf(verbs);
    }
}
