package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.catalog.Composite;
import org.barograph.catalog.IssueSummary;
import org.barograph.query.ScoreQueries.ListAnswer;
import org.barograph.query.ScoreQueries.View;
import org.barograph.tension.Explainer;
import org.barograph.tension.Score;
import org.barograph.tension.ScoreConstants;
import org.barograph.tension.Scorer;

/** Answers about who does what to whom, over all issues. */
public final class ActorQueries {
    private static final int ACTOR_DYADS = 50;

    private final ScoreBook book;
    private final ScoreBoards boards;
    private final ScoreConstants constants;

    ActorQueries(ScoreBook book, ScoreBoards boards, ScoreConstants constants) {
        this.book = book;
        this.boards = boards;
        this.constants = constants;
    }

    /** An actor of the catalogue, by id or dyad code, with the dyads that it is a side of. */
    public Map<String, Object> actor(String code, View view) {
        ScoreBoards.Named now = boards.named();
        var actor = now.catalog()
                .actor(code)
                .or(() -> now.names().actor(code))
                .orElseThrow(() -> new UnknownIdException("There is no actor " + code
                        + "; actors are named by a dyad code such as USA or NATO, or by their id in the catalogue"));
        return book.read(state -> {
            long asOfMs = boards.asOfMs(state, view);
            Scorer scorer = new Scorer(state.ledger(), constants.withHalfLife(view.halfLifeHours()));
            Explainer explainer = new Explainer(state.ledger(), constants.withHalfLife(view.halfLifeHours()));
            List<Map<String, Object>> dyads = new ArrayList<>();
            for (IssueSummary issue : now.catalog().issues()) {
                if (issue.composite()) {
                    continue;
                }
                for (var line : explainer.byDyad(scorer.score(issue.id(), asOfMs), Integer.MAX_VALUE)) {
                    if (line.kind() == org.barograph.tension.Contribution.Kind.DYAD
                            && line.pointsE4() != 0
                            && isSide(actor.dyad(), line.id())) {
                        Map<String, Object> dyad = now.names().sides(line.id());
                        dyad.put("issue_id", issue.id());
                        dyad.put("issue_name", issue.name());
                        dyad.put("points", line.pointsE4() / 1e4);
                        dyads.add(dyad);
                    }
                }
            }
            dyads.sort(Comparator.comparingDouble(dyad -> -Math.abs((double) dyad.get("points"))));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("as_of", Instant.ofEpochMilli(asOfMs));
            answer.put("half_life_hours", (double) view.halfLifeHours());
            answer.put("catalog_version", now.catalog().version());
            answer.putAll(Definitions.of(actor));
            answer.put("dyads", List.copyOf(dyads.subList(0, Math.min(ACTOR_DYADS, dyads.size()))));
            return answer;
        });
    }

    private static boolean isSide(String code, String dyad) {
        return dyad.startsWith(code + "-") || dyad.endsWith("-" + code);
    }

    /** What each state does and is done to, over all issues: for a map. */
    public ListAnswer countries(View view) {
        ScoreBoards.Named now = boards.named();
        String world = now.catalog().composites().stream()
                .filter(Composite::all)
                .map(Composite::id)
                .findFirst()
                .orElse(null);
        return book.read(state -> {
            long asOfMs = boards.asOfMs(state, view);
            Map<String, Country> countries = new TreeMap<>();
            if (world != null) {
                ScoreConstants at = constants.withHalfLife(view.halfLifeHours());
                Score score = new Scorer(state.ledger(), at).score(world, asOfMs);
                for (var line : new Explainer(state.ledger(), at).byDyad(score, Integer.MAX_VALUE)) {
                    int hyphen = line.id().indexOf('-');
                    if (hyphen > 0 && line.pointsE4() != 0) {
                        countries
                                .computeIfAbsent(line.id().substring(0, hyphen), code -> new Country())
                                .add(line, true);
                        countries
                                .computeIfAbsent(line.id().substring(hyphen + 1), code -> new Country())
                                .add(line, false);
                    }
                }
            }
            List<Map<String, Object>> items = new ArrayList<>();
            countries.forEach((code, country) -> {
                if (code.length() == 3) {
                    Map<String, Object> item = new LinkedHashMap<>();
                    item.put("code", code);
                    item.put("name", now.names().name(code));
                    item.put("as_source", country.sourceE4 / 1e4);
                    item.put("as_target", country.targetE4 / 1e4);
                    item.put("top_dyad", country.topDyad);
                    items.add(item);
                }
            });
            return new ListAnswer(
                    Instant.ofEpochMilli(asOfMs),
                    view.halfLifeHours(),
                    now.catalog().version(),
                    items);
        });
    }

    private static final class Country {
        private long sourceE4;
        private long targetE4;
        private int topE4;
        private String topDyad;

        void add(org.barograph.tension.Contribution line, boolean source) {
            if (source) {
                sourceE4 += line.pointsE4();
            } else {
                targetE4 += line.pointsE4();
            }
            if (Math.abs(line.pointsE4()) > topE4) {
                topE4 = Math.abs(line.pointsE4());
                topDyad = line.id();
            }
        }
    }
}
