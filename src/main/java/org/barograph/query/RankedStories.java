package org.barograph.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.barograph.tension.RankedStory;

/**
 * The heaviest stories of an issue at any instant that the stores reach back to, as revised since. Each partition of the
 * stories is kept by one instance, so they are asked for part by part.
 */
public interface RankedStories {
    /**
     * Partitions that one instance keeps.
     *
     * @param host of its HTTP server; null for this instance itself
     * @param port of its HTTP server
     * @param partitions of the stories, ascending
     */
    record Place(String host, int port, List<Integer> partitions) {
        public Place {
            partitions = List.copyOf(partitions);
        }

        /** Whether it is this instance. */
        public boolean isHere() {
            return host == null;
        }
    }

    /**
     * What partitions tell of an issue.
     *
     * @param stories the heaviest of each partition at the instant, rising and easing, {@value RankedStory#LISTED} of each
     * @param forgottenThrough stories of this hour and of those before may have been forgotten, hours since 1970;
     *     {@link Long#MIN_VALUE} if none
     */
    record Part(List<RankedStory> stories, long forgottenThrough) {
        public Part {
            stories = List.copyOf(stories);
        }

        /**
         * All partitions together: the heaviest of all, rising before easing. Where a story that was forgotten could be among them, the
         * list ends above it: what is listed is exact.
         */
        public static Part together(Collection<Part> parts) {
            long forgottenThrough = Long.MIN_VALUE;
            List<RankedStory> all = new ArrayList<>();
            for (Part part : parts) {
                forgottenThrough = Math.max(forgottenThrough, part.forgottenThrough);
                all.addAll(part.stories);
            }
            if (forgottenThrough != Long.MIN_VALUE) {
                long sure = RankedStory.highestRank(forgottenThrough);
                all.removeIf(story -> story.rank() <= sure);
            }
            return new Part(RankedStory.heaviest(all, RankedStory.LISTED), forgottenThrough);
        }
    }

    /**
     * Which instance keeps which partitions; together they are all.
     *
     * @throws NotReadyException while partitions move from one instance to another
     */
    List<Place> places();

    /**
     * What partitions that this instance keeps tell of an issue at an instant.
     *
     * @throws NotReadyException if one of them is not here
     * @throws TooManyStoriesException if more stories than a query may read are newer than the instant
     */
    Part of(String issue, Instant at, List<Integer> partitions);
}
