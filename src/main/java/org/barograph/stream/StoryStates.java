package org.barograph.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barograph.stream.avro.IssueMention;
import org.barograph.stream.avro.TaggedArticle;
import org.barograph.stream.state.FingerprintState;
import org.barograph.stream.state.RankedStoryState;
import org.barograph.stream.state.ShareState;
import org.barograph.stream.state.StoryArticleState;
import org.barograph.stream.state.StoryState;
import org.barograph.stream.state.StoryValueState;
import org.barograph.tension.IssueShare;
import org.barograph.tension.RankedStory;
import org.barograph.tension.Story;
import org.barograph.tension.StoryArticle;
import org.barograph.tension.Strain;

/** Between stories and articles of the pure model and their stored form. */
public final class StoryStates {
    private static final int MAX_EVIDENCE = 300;

    private StoryStates() {}

    /** What is kept of a tagged article. */
    public static StoryArticleState stateOf(TaggedArticle tagged) {
        Sentences sentences = new Sentences();
        List<ShareState> shares = new ArrayList<>(tagged.getIssues().size());
        for (IssueMention mention : tagged.getIssues()) {
            List<String> dyads = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (org.barograph.stream.avro.Strain strain : mention.getStrains()) {
                dyads.add(strain.getDyad());
                values.add(strain.getValue());
            }
            int evidence = dyads.isEmpty() ? -1 : sentences.indexOf(evidence(tagged, mention.getId()));
            shares.add(new ShareState(mention.getId(), mention.getRelevance(), dyads, values, evidence));
        }
        return new StoryArticleState(
                tagged.getPublishedAt().toEpochMilli(),
                tagged.getFamily(),
                tagged.getWeight(),
                tagged.getTitle(),
                tagged.getUrl(),
                sentences.list,
                shares);
    }

    /** The sentence of the event that weighs most in the issue; the first of equal ones. */
    private static String evidence(TaggedArticle tagged, String issue) {
        double most = 0;
        String sentence = "";
        for (var event : tagged.getEvents()) {
            double weight = Math.abs(event.getGoldstein() * event.getConfidence());
            if (weight > most && event.getIssues().contains(issue)) {
                most = weight;
                sentence = event.getText();
            }
        }
        return sentence.length() > MAX_EVIDENCE ? sentence.substring(0, MAX_EVIDENCE) : sentence;
    }

    /** The article as its story sees it. */
    public static StoryArticle articleOf(String id, StoryArticleState state) {
        List<IssueShare> shares = new ArrayList<>(state.getShares().size());
        for (ShareState share : state.getShares()) {
            List<Strain> strains = new ArrayList<>(share.getDyads().size());
            for (int i = 0; i < share.getDyads().size(); i++) {
                strains.add(
                        new Strain(share.getDyads().get(i), share.getValues().get(i)));
            }
            shares.add(new IssueShare(
                    share.getIssue(),
                    share.getRelevance(),
                    strains,
                    sentence(state.getEvidence(), share.getEvidence())));
        }
        return new StoryArticle(
                id,
                state.getPublishedAt(),
                state.getFamily(),
                state.getWeight(),
                state.getTitle(),
                state.getUrl(),
                shares);
    }

    /** The stored form of a fingerprint's stories. */
    public static FingerprintState stateOf(long latestMs, List<Story> stories) {
        List<StoryState> states = new ArrayList<>(stories.size());
        for (Story story : stories) {
            Sentences sentences = new Sentences();
            List<StoryValueState> values = new ArrayList<>(story.values().size());
            for (Story.Value value : story.values()) {
                Map<String, Long> dyads = new TreeMap<>(value.dyads());
                int evidence = value.evidence().isEmpty() ? -1 : sentences.indexOf(value.evidence());
                values.add(new StoryValueState(
                        value.issue(),
                        value.strain(),
                        value.weight(),
                        new ArrayList<>(dyads.keySet()),
                        new ArrayList<>(dyads.values()),
                        evidence));
            }
            states.add(new StoryState(
                    story.id(),
                    story.hour(),
                    story.volume(),
                    story.families(),
                    story.leadFamilies(),
                    story.title(),
                    story.url(),
                    sentences.list,
                    values));
        }
        return new FingerprintState(latestMs, states);
    }

    /** The stories in their stored form. */
    public static List<Story> storiesOf(FingerprintState state) {
        List<Story> stories = new ArrayList<>(state.getStories().size());
        for (StoryState story : state.getStories()) {
            List<Story.Value> values = new ArrayList<>(story.getValues().size());
            for (StoryValueState value : story.getValues()) {
                Map<String, Long> dyads = new HashMap<>();
                for (int i = 0; i < value.getDyads().size(); i++) {
                    dyads.put(value.getDyads().get(i), value.getStrains().get(i));
                }
                values.add(new Story.Value(
                        value.getIssue(),
                        value.getStrain(),
                        value.getWeight(),
                        dyads,
                        sentence(story.getEvidence(), value.getEvidence())));
            }
            stories.add(new Story(
                    story.getId(),
                    story.getHour(),
                    story.getVolume(),
                    story.getFamilies(),
                    story.getLeadFamilies(),
                    story.getTitle(),
                    story.getUrl(),
                    values));
        }
        return stories;
    }

    /** A story's contribution to each issue that it moves. */
    public static List<RankedStory> rankedOf(Story story) {
        return RankedStory.of(story);
    }

    /** The stored form of a contribution. */
    public static RankedStoryState stateOf(RankedStory story) {
        return new RankedStoryState(
                story.storyId(),
                story.hour(),
                story.strain(),
                story.families(),
                story.leadFamilies(),
                story.title(),
                story.evidence(),
                story.url());
    }

    /** The contribution in its stored form. */
    public static RankedStory rankedOf(String issue, RankedStoryState state) {
        return new RankedStory(
                issue,
                state.getStoryId(),
                state.getHour(),
                state.getStrain(),
                state.getFamilies(),
                state.getLeadFamilies(),
                state.getTitle(),
                state.getEvidence(),
                state.getUrl());
    }

    private static String sentence(List<String> sentences, int index) {
        return index < 0 ? "" : sentences.get(index);
    }

    /** Sentences, each kept once: an article's issues often share theirs. */
    private static final class Sentences {
        private final List<String> list = new ArrayList<>();

        int indexOf(String sentence) {
            int known = list.indexOf(sentence);
            if (known >= 0) {
                return known;
            }
            list.add(sentence);
            return list.size() - 1;
        }
    }
}
