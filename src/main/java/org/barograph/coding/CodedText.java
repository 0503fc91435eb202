package org.barograph.coding;

import java.util.List;

/**
 * What was read out of one text.
 *
 * @param actors mentions in the order of the text
 * @param issues issues and composites, in the order of their ids
 * @param events events and cues in the order of the text
 */
public record CodedText(List<ActorMention> actors, List<IssueMention> issues, List<CodedEvent> events) {
    public CodedText {
        actors = List.copyOf(actors);
        issues = List.copyOf(issues);
        events = List.copyOf(events);
    }
}
