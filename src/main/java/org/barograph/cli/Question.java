package org.barograph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.NavigableMap;
import org.barograph.catalog.CompiledCatalog;
import org.barograph.query.HistoryReader;
import org.barograph.query.ScoreReader;
import org.barograph.runtime.CatalogTopic;
import org.barograph.stream.PlainValues;
import org.barograph.stream.ValueSerdes;
import org.barograph.stream.avro.IssueHistory;
import org.barograph.tension.ScoreConstants;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all questions about scores share: where to ask, at which half-life, and in which form to answer. */
final class Question {
    @Mixin
    private ClusterOptions cluster;

    @Option(names = "--half-life", paramLabel = "HOURS", description = "Half-life of the decay, hours (default: 72).")
    private Double halfLife;

    @Option(names = "--json", description = "One JSON document: every number.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    ClusterOptions cluster() {
        return cluster;
    }

    boolean asJson() {
        return json;
    }

    boolean namesHalfLife() {
        return halfLife != null;
    }

    /** @throws ParameterException for a half-life out of range */
    ScoreConstants constants() {
        try {
            return halfLife == null ? ScoreConstants.DEFAULT : ScoreConstants.DEFAULT.withHalfLife(halfLife);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(mixee.commandLine(), "--half-life: " + e.getMessage(), e);
        }
    }

    /** All that scores are computed from. */
    ScoreReader.Snapshot snapshot() {
        return new ScoreReader(cluster.endpoints(), cluster.client(), cluster.applicationId).read();
    }

    /** The closed hours of an issue as they were known then. */
    NavigableMap<Instant, IssueHistory> history(String issue) {
        try (ValueSerdes serdes = cluster.serdes()) {
            return new HistoryReader(
                            cluster.endpoints(),
                            cluster.client(),
                            cluster.topics().history(),
                            serdes)
                    .read(issue);
        }
    }

    /** The catalogue in force. */
    CompiledCatalog catalog() {
        try (ValueSerdes serdes = cluster.serdes()) {
            return new CatalogTopic(
                            cluster.endpoints(),
                            cluster.client(),
                            cluster.topics().catalog(),
                            serdes)
                    .read()
                    .compile();
        }
    }

    /**
     * Makes sure that an issue is known.
     *
     * @param hasPast whether there are scores of it, though it may be in the catalogue no more
     * @throws UserException if it is neither in the catalogue nor has a past
     */
    void requireIssue(String issue, boolean hasPast) {
        if (!hasPast && catalog().issues().stream().noneMatch(one -> one.id().equals(issue))) {
            throw unknown(issue);
        }
    }

    static UserException unknown(String issue) {
        return new UserException("There is no issue '" + issue + "'; `barograph catalog list --kind issue` shows their"
                + " ids, and --kind composite those of groups");
    }

    /** An answer as a JSON document, its fields named as those of the records in Kafka. */
    static String document(Object answer) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(PlainValues.of(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Can't write " + answer.getClass() + " as JSON", e);
        }
    }
}
