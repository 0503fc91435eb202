package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.Schema;
import org.barograph.catalog.IssueSummary;
import org.barograph.query.Board;
import org.barograph.query.History;
import org.barograph.query.SampleFeed;
import org.barograph.query.ScoreReader;
import org.barograph.query.Why;
import org.barograph.stream.avro.IssueTension;
import org.barograph.tension.Hours;
import org.barograph.tension.ScoreConstants;
import org.junit.jupiter.api.Test;

/** How answers of {@code scores}, {@code history} and {@code why} are printed. */
class AnswersTest {
    private static final ScoreReader.Snapshot SNAPSHOT = new SampleFeed().snapshot();
    private static final long DAY = Hours.PER_DAY * Hours.MS;

    private static Board board(long asOfMs) {
        return Board.of(
                SNAPSHOT, ScoreConstants.DEFAULT, List.of(new IssueSummary("kashmir", "Kashmir", false)), "v1", asOfMs);
    }

    private static Why why() {
        return Why.of(SNAPSHOT, ScoreConstants.DEFAULT, "kashmir", SampleFeed.END - 30 * DAY, SampleFeed.END, null);
    }

    private static JsonNode json(Object answer) throws Exception {
        return new ObjectMapper().readTree(Question.document(answer));
    }

    @Test
    void scoresInJsonHaveTheFieldsOfTheRecordInKafka() throws Exception {
        JsonNode item = json(board(SampleFeed.END)).get("items").get(0);

        assertThat(item.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(IssueTension.getClassSchema().getFields().stream()
                        .map(Schema.Field::name)
                        .toList());
        int sum = 0;
        for (JsonNode line : item.get("contributions")) {
            sum += line.get("points_e4").intValue();
        }
        assertThat(sum).isEqualTo(item.get("tension_e4").intValue());
    }

    @Test
    void theTableHasARowForEachIssueAndSaysWhenThereWasNothing() {
        assertThat(ScoresText.table(board(SampleFeed.END), 15))
                .hasSize(4)
                .last()
                .asString()
                .matches("kashmir +[0-9.]+ +[0-9.]+ - +[0-9.]+ active +[0-9.]+  prior .*IND-PAK .*");
        assertThat(ScoresText.table(board(SampleFeed.START - 9 * DAY), 15))
                .last()
                .isEqualTo("There are no articles before that instant.");
    }

    @Test
    void storiesAreListedWithPublishersOrTheInstantFromWhichTheyWouldBe() {
        Board now = board(SampleFeed.END);
        Board before = board(SampleFeed.END - DAY);

        assertThat(ScoresText.stories(now, now.items().get(0)))
                .anyMatch(line ->
                        line.matches(" *\\+[0-9.]+  story  Title of clash \\(2025-04-29T11:00:00Z, 2 publishers\\)"));
        assertThat(ScoresText.stories(before, before.items().get(0)))
                .last()
                .asString()
                .startsWith("Stories are listed from 2025-04-29T12:00:00Z on");
    }

    @Test
    void thePointsPrintedByWhySumToTheDifferencePrinted() {
        List<String> lines = WhyCommand.lines(why());
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal all = null;
        for (String line : lines) {
            if (line.matches(" {0,5}[+-][0-9.]+  .*") && all == null) {
                BigDecimal points = new BigDecimal(line.strip().split(" ")[0]);
                if (line.endsWith("  in all")) {
                    all = points;
                } else {
                    sum = sum.add(points);
                }
            }
        }

        assertThat(all).isNotNull().isEqualByComparingTo(sum);
        assertThat(lines)
                .anyMatch(line -> line.endsWith("  IND-PAK"))
                .anyMatch(line -> line.endsWith("  Title of clash (2 publishers)"))
                .anyMatch(line -> line.endsWith("  all other stories"));
    }

    @Test
    void whyInJsonGivesPartsAsAnArray() throws Exception {
        JsonNode answer = json(why());

        assertThat(answer.get("issue_id").textValue()).isEqualTo("kashmir");
        assertThat(answer.get("as_known_then").booleanValue()).isFalse();
        assertThat(answer.get("parts").findValuesAsText("kind"))
                .containsExactly("entered", "decayed", "volume", "baseline", "corrected", "floor");
    }

    @Test
    void historyAsCsvHasALineOfNamesAndEmptyCellsForWhatThereIsNot() {
        History history = History.revised(
                SNAPSHOT.ledger(),
                ScoreConstants.DEFAULT,
                "kashmir",
                new History.Span(
                        OptionalLong.of(SampleFeed.START + 2 * DAY), OptionalLong.of(SampleFeed.START + 3 * DAY), 24));

        List<String> lines = HistoryCommand.csv(history.rows()).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("as_of,half_life_hours,state,tension,tension_e4,band_low,band_high,");
        assertThat(lines.get(1))
                .startsWith("2025-03-03T00:00:00Z,72,silent-feed,")
                .contains(",,,,");
        assertThat(lines).allSatisfy(line -> assertThat(line.chars().filter(c -> c == ','))
                .hasSize(19));
        assertThat(HistoryCommand.csv(List.of()).lines()).hasSize(1);
    }
}
