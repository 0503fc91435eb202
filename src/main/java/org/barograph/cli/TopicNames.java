package org.barograph.cli;

import java.util.Optional;
import java.util.stream.Collectors;
import org.barograph.stream.Topic;
import org.barograph.stream.Topics;

/** The topics by the names that a person types. */
final class TopicNames {
    static final String SHORT = "articles, tagged, tension, history, alerts, catalog or dlq";

    private TopicNames() {}

    /**
     * Returns the topic that is meant.
     *
     * @param name full name, name without the prefix, or short name
     * @throws UserException if there is none
     */
    static Topic<?, ?> find(Topics topics, String name) {
        Optional<Topic<?, ?>> named =
                switch (name) {
                    case "articles" -> Optional.of(topics.articles());
                    case "tagged" -> Optional.of(topics.tagged());
                    case "tension" -> Optional.of(topics.tension());
                    case "history" -> Optional.of(topics.history());
                    case "alerts" -> Optional.of(topics.alerts());
                    case "catalog" -> Optional.of(topics.catalog());
                    case "dlq" -> Optional.of(topics.deadLetters());
                    default -> topics.named(name);
                };
        return named.orElseThrow(() -> new UserException("Barograph has no topic '" + name + "'; there are "
                + topics.all().stream().map(Topic::name).collect(Collectors.joining(", ")) + ", for short " + SHORT));
    }
}
