package org.barograph.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all stores of the process together: one block cache, which also pays for the write buffers,
 * as Kafka's documentation on memory management advises.
 */
public final class RocksDbLimits implements RocksDBConfigSetter {
    /** Setting: bytes for all stores of this process together. */
    public static final String TOTAL_BYTES = "barograph.rocksdb.total.bytes";

    /** Default of {@link #TOTAL_BYTES}. */
    public static final long DEFAULT_TOTAL_BYTES = 256L << 20;

    private static final double WRITE_BUFFERS_SHARE = 0.5;
    private static final double INDEX_SHARE = 0.1;
    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final int WRITE_BUFFERS = 3;

    private static Shared shared;

    /** What all stores of the process share; made by the first of them and never closed, as the process's memory is. */
    private record Shared(Cache cache, WriteBufferManager writeBuffers) {}

    private static synchronized Shared shared(Map<String, Object> configs) {
        if (shared == null) {
            RocksDB.loadLibrary();
            Object setting = configs.get(TOTAL_BYTES);
            long total = setting == null ? DEFAULT_TOTAL_BYTES : Long.parseLong(setting.toString());
            Cache cache = new LRUCache(total, -1, false, INDEX_SHARE);
            shared = new Shared(cache, new WriteBufferManager((long) (total * WRITE_BUFFERS_SHARE), cache));
        }
        return shared;
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared limits = shared(configs);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(limits.cache);
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(limits.writeBuffers);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers belong to all stores.
    }
}
