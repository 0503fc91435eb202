package org.barograph.tension;

import java.util.List;

/**
 * What one article says about one issue.
 *
 * @param issue id of the issue
 * @param relevance how much the article is about it, in [0, 1]
 * @param strains by dyad, in the order of the dyads
 * @param evidence the sentence that weighs most, or empty
 */
public record IssueShare(String issue, double relevance, List<Strain> strains, String evidence) {
    public IssueShare {
        strains = List.copyOf(strains);
    }
}
