package org.barograph.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Applies a function to a stream on several threads and hands the results over in the order of the stream, a bounded
 * number ahead: the result does not depend on the number of threads, and neither does memory on the length of the stream.
 */
final class ParallelReading implements AutoCloseable {
    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 4;

    private final ExecutorService pool;
    private final int threads;

    ParallelReading(int threads) {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "backtest-coder");
            thread.setDaemon(true);
            return thread;
        });
    }

    <A, B> void map(Iterator<A> items, Function<A, B> function, Consumer<List<B>> each) {
        Deque<Future<List<B>>> ahead = new ArrayDeque<>();
        while (items.hasNext()) {
            List<A> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && items.hasNext()) {
                batch.add(items.next());
            }
            ahead.add(pool.submit(() -> batch.stream().map(function).toList()));
            if (ahead.size() > BATCHES_AHEAD * threads) {
                each.accept(result(ahead.remove()));
            }
        }
        while (!ahead.isEmpty()) {
            each.accept(result(ahead.remove()));
        }
    }

    private static <B> B result(Future<B> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
