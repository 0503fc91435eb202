package org.barograph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/**
 * How well the fingerprint tells copies from other reports, on reports made of many parts and on copies made of them by
 * the edits that outlets make. Recall is the share of copies with the original's fingerprint; precision is the share of
 * pairs of the same fingerprint that are copies of one report.
 */
class FingerprintCopiesTest {
    private static final int REPORTS = 600;
    private static final String[] PLACES = {
        "Halcyon",
        "Port Varn",
        "Eastmere",
        "Lower Quill",
        "Tarn",
        "Oststrand",
        "Calderay",
        "Nova Pell",
        "Marrowgate",
        "Sund",
        "Weald",
        "Brackwater",
        "Kestrel Bay",
        "Ildova",
        "Upper Senn",
        "Corvane"
    };
    private static final String[] WHO = {
        "the harbour ministry",
        "a coalition of growers",
        "the northern border guard",
        "the union of dockers",
        "the central bank",
        "a court of appeal",
        "two opposition parties",
        "the army's engineers",
        "the grain office",
        "rebels of the hill districts",
        "the foreign ministry",
        "an inquiry of the senate",
        "the coast guard",
        "a panel of judges",
        "the railway board",
        "the customs service"
    };
    private static final String[] DID = {
        "suspended talks over",
        "shelled",
        "agreed to reopen",
        "accused its neighbour of closing",
        "seized documents on",
        "promised money for",
        "warned against a blockade of",
        "voted to sell",
        "sent observers to",
        "rejected a plan for",
        "lifted sanctions on",
        "arrested nine people over",
        "demanded an end to",
        "opened an inquiry into",
        "threatened to cut off",
        "called off a strike at"
    };
    private static final String[] WHAT = {
        "the salt terminal", "three river crossings", "the old customs road", "a contested fishing ground",
        "the pipeline to the coast", "the copper smelter", "a camp of displaced families", "the lighthouse islands",
        "the grain silos of the delta", "the night ferry", "a radar station", "the upland reservoir",
        "the border market", "a convoy of lorries", "the electricity exchange", "the southern airfield"
    };
    private static final String[] WHY = {
        "after a week of rain had flooded the low town", "because pay for night work was late for months",
        "days before an election that both sides expect to win", "while envoys of five states were still at table",
        "in answer to a raid that cost a dozen lives", "although mediators had asked for patience",
        "as prices of bread rose by a fifth within a month", "under a treaty that lapses at the year's end",
        "following complaints by shipowners about new dues", "despite a ruling that called the step unlawful",
        "when satellite pictures showed trenches near the pass", "to calm protests that had reached the capital"
    };
    private static final String[] SAID = {
        "A spokeswoman said the step was final and would be explained to parliament",
        "Witnesses spoke of smoke over the quay and of people running towards the hills",
        "Officials gave no number of those concerned, and promised one by evening",
        "Economists in the capital expect little effect before the harvest is in",
        "An envoy called the news unwelcome but not the end of the road",
        "Residents had stored water and flour since the weekend",
        "The opposition asked who had signed the order and when",
        "Insurers raised their premiums for the route within hours",
        "Schools in four districts stay closed, teachers were told by telephone",
        "Hospitals asked for blood and for drivers with their own cars"
    };
    private static final String[] NOTICES = {
        "Copyright 2031 The Weald Independent. All rights reserved.",
        "Sign up for our newsletter and never miss a report.",
        "Reporting by our staff in Tarn; editing by the night desk.",
        "This story was first published in the morning edition. Subscribe for full access."
    };

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("suspended", "halted"),
            Map.entry("agreed", "consented"),
            Map.entry("accused", "blamed"),
            Map.entry("seized", "took"),
            Map.entry("promised", "pledged"),
            Map.entry("warned", "cautioned"),
            Map.entry("rejected", "refused"),
            Map.entry("lifted", "dropped"),
            Map.entry("arrested", "detained"),
            Map.entry("demanded", "urged"),
            Map.entry("threatened", "vowed"),
            Map.entry("held up", "stuck"),
            Map.entry("called off", "cancelled"),
            Map.entry("prices", "costs"),
            Map.entry("protests", "unrest"),
            Map.entry("ruling", "verdict"),
            Map.entry("envoys", "diplomats"),
            Map.entry("raid", "attack"),
            Map.entry("near", "close to"));

    /** A report: paragraphs, parted by blank lines. */
    private record Report(String title, String body) {}

    private static Report report(Random random, int number) {
        String who = pick(random, WHO);
        String what = pick(random, WHAT);
        String place = pick(random, PLACES);
        String title = capital(who) + " and " + what + ": a turn in " + place;
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(capital(who) + " " + pick(random, DID) + " " + what + " near " + place + " on "
                + pick(random, "Monday", "Tuesday", "Wednesday", "Thursday", "Friday") + ", "
                + pick(random, WHY) + ", with " + (12 + random.nextInt(80)) + " lorries held up.");
        paragraphs.add(pick(random, SAID) + ". " + capital(pick(random, WHO)) + " had " + pick(random, DID) + " "
                + pick(random, WHAT) + " in the spring, " + pick(random, WHY) + ".");
        int more = 2 + random.nextInt(4);
        for (int i = 0; i < more; i++) {
            paragraphs.add(pick(random, SAID) + ". It's the " + (2 + random.nextInt(40)) + "th such case in "
                    + pick(random, PLACES) + ", where \"patience\" is short. " + pick(random, SAID) + ".");
        }
        return new Report(title, String.join("\n\n", paragraphs));
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Map<String, java.util.function.BiFunction<Report, Random, Report>> edits() {
        Map<String, java.util.function.BiFunction<Report, Random, Report>> edits = new TreeMap<>();
        edits.put("cut", (r, random) -> {
            int keep = (int) (r.body.length() * (0.35 + 0.55 * random.nextDouble()));
            return new Report(r.title, r.body.substring(0, keep) + " ...");
        });
        edits.put(
                "dateline",
                (r, random) -> new Report(
                        r.title,
                        pick(random, PLACES).toUpperCase(Locale.ROOT)
                                + pick(random, " (AFP) \u2014 ", ", June 4 (Reuters) - ", " \u2013 ", " (AP) -- ")
                                + r.body));
        edits.put("paragraphs swapped", (r, random) -> {
            List<String> paragraphs = new ArrayList<>(Arrays.asList(r.body.split("\n\n")));
            int at = random.nextInt(paragraphs.size() - 1);
            Collections.swap(paragraphs, at, at + 1);
            return new Report(r.title, String.join("\n\n", paragraphs));
        });
        edits.put(
                "typographic quotes",
                (r, random) -> new Report(
                        r.title, r.body.replace('\'', '\u2019').replace("\"patience\"", "\u201cpatience\u201d")));
        edits.put("notice", (r, random) -> new Report(r.title, r.body + "\n\n" + pick(random, NOTICES)));
        edits.put(
                "headline anew",
                (r, random) ->
                        new Report("In " + pick(random, PLACES) + ", " + pick(random, WHY) + ", a decision", r.body));
        edits.put("another word", (r, random) -> {
            String[] words = r.body.split(" ");
            int lead = Math.min(words.length, 25);
            words[random.nextInt(lead)] = pick(random, "reportedly", "quietly", "northern", "officials", "again");
            return new Report(r.title, String.join(" ", words));
        });
        edits.put("synonym", (r, random) -> {
            List<String> known =
                    SYNONYMS.keySet().stream().filter(r.body::contains).sorted().toList();
            String word = known.get(random.nextInt(known.size()));
            return new Report(r.title, r.body.replaceFirst(word, SYNONYMS.get(word)));
        });
        edits.put("word left out", (r, random) -> {
            List<String> words = new ArrayList<>(List.of(r.body.split(" ")));
            words.remove(1 + random.nextInt(20));
            return new Report(r.title, String.join(" ", words));
        });
        edits.put(
                "figure changed",
                (r, random) ->
                        new Report(r.title, r.body.replaceFirst("[0-9]+ lorries", random.nextInt(12) + " lorries")));
        edits.put("day left out", (r, random) -> new Report(r.title, r.body.replaceFirst(" on [A-Z][a-z]+day", "")));
        edits.put(
                "American spelling",
                (r, random) -> new Report(r.title, r.body.replace("our ", "or ").replace("harbour", "harbor")));
        edits.put("all at once", (r, random) -> {
            Report edited = r;
            for (String edit : List.of("cut", "dateline", "typographic quotes", "notice", "headline anew")) {
                edited = edits.get(edit).apply(edited, random);
            }
            return edited;
        });
        return edits;
    }

    private static String fingerprint(Report report) {
        return Fingerprint.of(report.title, report.body).digits();
    }

    @Test
    void copiesShareAFingerprintAndOtherReportsDoNot() {
        Random random = new Random(7);
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < REPORTS; i++) {
            reports.add(report(random, i));
        }
        Map<String, int[]> found = new TreeMap<>();
        Map<String, Map<Integer, Integer>> clusters = new HashMap<>();
        for (int i = 0; i < REPORTS; i++) {
            Report original = reports.get(i);
            String fingerprint = fingerprint(original);
            add(clusters, fingerprint, i);
            for (var edit : edits().entrySet()) {
                Report edited = edit.getValue().apply(original, random);
                if (edited.equals(original)) {
                    continue;
                }
                String copy = fingerprint(edited);
                add(clusters, copy, i);
                int[] counts = found.computeIfAbsent(edit.getKey(), e -> new int[2]);
                counts[0] += copy.equals(fingerprint) ? 1 : 0;
                counts[1]++;
            }
        }
        double precision = precision(clusters);
        Map<String, Double> recall = new TreeMap<>();
        found.forEach((edit, counts) -> recall.put(edit, (double) counts[0] / counts[1]));
        String measured = String.format(Locale.ROOT, "precision %.4f, recall %s", precision, recall);
        System.out.println("Fingerprint: " + measured);
        assertThat(precision).as(measured).isGreaterThan(0.99);
        // A word of the sample that is another makes another story: a key can't be compared by distance.
        List<String> ofWords = List.of("another word", "synonym", "word left out");
        ofWords.forEach(edit ->
                assertThat(recall.remove(edit)).as("%s: %s", edit, measured).isGreaterThan(0.6));
        assertThat(recall.values()).as(measured).allMatch(share -> share > 0.97);
    }

    private static void add(Map<String, Map<Integer, Integer>> clusters, String fingerprint, int report) {
        clusters.computeIfAbsent(fingerprint, f -> new HashMap<>()).merge(report, 1, Integer::sum);
    }

    private static double precision(Map<String, Map<Integer, Integer>> clusters) {
        BinaryOperator<Long> pairs = (n, one) -> n * (n - 1) / 2;
        long same = 0;
        long together = 0;
        for (Map<Integer, Integer> cluster : clusters.values()) {
            long size = 0;
            for (int copies : cluster.values()) {
                size += copies;
                same += pairs.apply((long) copies, 1L);
            }
            together += pairs.apply(size, 1L);
        }
        return (double) same / together;
    }
}
