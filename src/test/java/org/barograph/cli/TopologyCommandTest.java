package org.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopologyCommandTest {
    @Test
    void theTopologyIsDescribedWithoutABroker() {
        assertThat(CommandRun.of("topology").out()).startsWith("Topologies:").contains("topics: [news.articles.v1]");
    }

    @Test
    void theTopicsHaveTheirPrefix() {
        assertThat(CommandRun.of("topology", "--topic-prefix", "staging.").out())
                .contains("topic: staging.issue.tension.v1");
    }
}
