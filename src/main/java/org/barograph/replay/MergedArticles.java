package org.barograph.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.barograph.ingest.ArticleReader;

/**
 * The items of several inputs in the order of publication, as far as each input is in it: at every step the item with the
 * oldest date goes first, among equal ones that of the first input. An item without a date follows the one before it.
 */
final class MergedArticles implements Iterator<MergedArticles.Sourced> {
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.dateMs).thenComparingInt(h -> h.number));

    /**
     * An item and where it comes from.
     *
     * @param input number of the input, from 0
     */
    record Sourced(int input, ArticleReader.Item item) {}

    private static final class Head {
        private final int number;
        private final Iterator<ArticleReader.Item> items;
        private ArticleReader.Item item;
        private long dateMs = Long.MIN_VALUE;

        Head(int number, Iterator<ArticleReader.Item> items) {
            this.number = number;
            this.items = items;
        }

        boolean advance() {
            if (!items.hasNext()) {
                return false;
            }
            item = items.next();
            if (item instanceof ArticleReader.Accepted accepted) {
                Long published = accepted.plain().publishedAtMs();
                dateMs = published == null ? dateMs : published;
            }
            return true;
        }
    }

    MergedArticles(List<? extends Iterator<ArticleReader.Item>> inputs) {
        List<Head> all = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            all.add(new Head(i, inputs.get(i)));
        }
        all.removeIf(head -> !head.advance());
        heads.addAll(all);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Sourced next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        Sourced next = new Sourced(head.number, head.item);
        if (head.advance()) {
            heads.add(head);
        }
        return next;
    }
}
