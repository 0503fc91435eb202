package org.barograph.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process out of a data folder. The operating system drops the lock when its process ends, however it
 * ends; the process id in the file only serves the message for the second one. The locked byte lies far behind the id,
 * so that systems with mandatory locks still let the second process read it.
 */
final class DataDirLock implements AutoCloseable {
    private static final String FILE = "barograph.lock";
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private DataDirLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, making it if it is missing.
     *
     * @throws LocalException if it is not a folder, not writable, or in use by another process or broker
     */
    static DataDirLock take(Path dataDir) {
        makeFolder(dataDir);
        Path file = dataDir.resolve(FILE);
        FileChannel channel = open(dataDir, file);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(dataDir, file, null);
            }
            channel.truncate(0);
            String pid = ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return new DataDirLock(channel);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw inUse(dataDir, file, e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw notWritable(dataDir, e);
        } catch (LocalException e) {
            closeQuietly(channel);
            throw e;
        }
    }

    private static void makeFolder(Path dataDir) {
        for (Path folder = dataDir; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                break;
            }
            if (Files.exists(folder)) {
                throw new LocalException(
                        (folder.equals(dataDir) ? "Data folder " + dataDir : "Data folder " + dataDir + ": " + folder)
                                + " is a file, not a folder. Choose another folder with --data-dir.");
            }
        }
        try {
            Files.createDirectories(dataDir);
        } catch (IOException e) {
            throw notWritable(dataDir, e);
        }
    }

    private static FileChannel open(Path dataDir, Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw notWritable(dataDir, e);
        }
    }

    private static LocalException inUse(Path dataDir, Path file, Throwable cause) {
        return new LocalException(
                "Data folder " + dataDir + " is in use by " + holder(file)
                        + ". Stop that one, or choose another folder with --data-dir.",
                cause);
    }

    private static String holder(Path file) {
        try {
            long pid = Long.parseLong(
                    Files.readString(file, StandardCharsets.US_ASCII).trim());
            return pid == ProcessHandle.current().pid()
                    ? "another broker in this process (pid " + pid + ")"
                    : "another process (pid " + pid + ")";
        } catch (IOException | NumberFormatException e) {
            return "another process";
        }
    }

    static LocalException notWritable(Path dataDir, IOException cause) {
        return new LocalException(
                "Data folder " + dataDir + " is not writable (" + reason(cause)
                        + "). Correct its permissions, or choose another folder with --data-dir.",
                cause);
    }

    /** The exceptions of java.nio.file name only the path as their message. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The failure that is being reported matters more.
        }
    }

    /** Gives the folder back. The file stays: removing it could remove another process's new lock. */
    @Override
    public void close() {
        closeQuietly(channel);
    }
}
