package org.barograph.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts an input into the texts of single JSON values, by lines or by brackets, and never holds more than one, nor more of
 * it than a limit. It looks at brackets and quotes alone: whether a piece is JSON is for others to say. So an item that is
 * wrong inside does not take its neighbours with it.
 *
 * <p>The first character that is not blank decides. {@code [} begins an array, whose elements are the pieces. Otherwise
 * each line is a piece, unless the first line plainly goes on: then the pieces are values that may span lines.
 */
final class Chunks {
    /** What is kept of a piece over the limit: enough to recognise it. */
    static final int KEPT_OF_TOO_LONG = 8_192;

    private static final int END = -1;
    private static final int[] BOM = {0xEF, 0xBB, 0xBF};

    /**
     * A piece of the input.
     *
     * @param bytes what stands there, or its beginning where it is too long
     * @param line line that it begins in, from 1
     * @param tooLong whether it is longer than the limit
     * @param complete false where the input ended in the middle of an array
     */
    record Chunk(ByteBuffer bytes, long line, boolean tooLong, boolean complete) {}

    private enum Shape {
        LINES,
        VALUES,
        ARRAY
    }

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private boolean ended;
    private long line = 1;
    private byte[] piece = new byte[4_096];
    private int length;
    private long total;
    private Shape shape;

    /**
     * @param in the input; read ahead by up to 64 KiB
     * @param limitBytes longest piece that is given out whole
     */
    Chunks(InputStream in, int limitBytes) {
        this.in = in;
        this.limit = limitBytes;
    }

    /** Returns the next piece that is not blank, or null at the end. */
    Chunk next() throws IOException {
        if (shape == null) {
            return first();
        }
        return switch (shape) {
            case LINES -> line();
            case VALUES -> value();
            case ARRAY -> element();
        };
    }

    private Chunk first() throws IOException {
        skipBom();
        int c = skipBlank();
        if (c == '[') {
            shape = Shape.ARRAY;
            read();
            return element();
        }
        shape = Shape.LINES;
        Chunk firstLine = line();
        if (firstLine == null || firstLine.tooLong || !goesOn(firstLine.bytes.remaining())) {
            return firstLine;
        }
        shape = Shape.VALUES;
        Nesting nesting = new Nesting();
        for (int i = 0; i < length; i++) {
            nesting.add(piece[i]);
        }
        put('\n');
        return restOfValue(firstLine.line, nesting);
    }

    /**
     * Whether the object that begins in the line just read, of {@code end} bytes without blanks, goes on in the next: no
     * finished one ends like this, and if the next line began another object, this one would be a line cut short.
     */
    private boolean goesOn(int end) throws IOException {
        byte last = piece[end - 1];
        boolean unfinished = last == '{' || last == ',' || last == ':' || last == '[';
        return piece[0] == '{' && unfinished && skipBlank() != '{';
    }

    private Chunk line() throws IOException {
        int c = skipBlank();
        if (c == END) {
            return null;
        }
        long start = line;
        begin();
        while (c != END && c != '\n') {
            int end = position;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            put(buffer, position, end - position);
            position = end;
            c = peek();
        }
        return piece(start, true);
    }

    private Chunk value() throws IOException {
        if (skipBlank() == END) {
            return null;
        }
        begin();
        return restOfValue(line, new Nesting());
    }

    private Chunk restOfValue(long start, Nesting nesting) throws IOException {
        while (peek() != END) {
            int c = read();
            put(c);
            nesting.add(c);
            if (nesting.closed() || (nesting.outside() && peek() == '\n')) {
                break;
            }
        }
        return piece(start, true);
    }

    private Chunk element() throws IOException {
        int c = skipBlank();
        while (c == ',') {
            read();
            c = skipBlank();
        }
        long start = line;
        begin();
        if (c == END) {
            shape = Shape.LINES;
            return piece(start, false);
        }
        if (c == ']') {
            read();
            shape = Shape.LINES;
            return line();
        }
        Nesting nesting = new Nesting();
        while (c != END && !nesting.closed() && !(nesting.outside() && (c == ',' || c == ']'))) {
            put(c);
            nesting.add(read());
            c = peek();
        }
        if (c == END && !nesting.closed()) {
            shape = Shape.LINES;
        }
        return piece(start, true);
    }

    private void begin() {
        length = 0;
        total = 0;
    }

    private void put(int b) {
        total++;
        if (total <= limit) {
            grow(1);
            piece[length++] = (byte) b;
        }
    }

    private void put(byte[] bytes, int from, int count) {
        total += count;
        int kept = Math.min(count, limit - length);
        grow(kept);
        System.arraycopy(bytes, from, piece, length, kept);
        length += kept;
    }

    private void grow(int more) {
        if (length + more > piece.length) {
            piece = Arrays.copyOf(piece, Math.max(length + more, 2 * length));
        }
    }

    private Chunk piece(long start, boolean complete) {
        boolean tooLong = total > limit;
        int end = tooLong ? Math.min(length, KEPT_OF_TOO_LONG) : length;
        while (!tooLong && end > 0 && isBlank(piece[end - 1])) {
            end--;
        }
        return new Chunk(ByteBuffer.wrap(Arrays.copyOf(piece, end)), start, tooLong, complete);
    }

    private void skipBom() throws IOException {
        if (peek() == BOM[0]) {
            for (int i = 0; i < BOM.length && peek() == BOM[i]; i++) {
                read();
            }
        }
    }

    private int skipBlank() throws IOException {
        int c = peek();
        while (c != END && isBlank((byte) c)) {
            read();
            c = peek();
        }
        return c;
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private int read() throws IOException {
        int c = peek();
        if (c != END) {
            position++;
            if (c == '\n') {
                line++;
            }
        }
        return c;
    }

    private int peek() throws IOException {
        if (position == filled) {
            if (ended) {
                return END;
            }
            position = 0;
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            ended = filled == 0;
            if (ended) {
                return END;
            }
        }
        return buffer[position] & 0xff;
    }

    /** Depth of brackets outside of quotes. */
    private static final class Nesting {
        private long depth;
        private boolean opened;
        private boolean quoted;
        private boolean escaped;

        void add(int c) {
            if (escaped) {
                escaped = false;
            } else if (quoted) {
                quoted = c != '"';
                escaped = c == '\\';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
                opened = true;
            } else if (c == '}' || c == ']') {
                depth--;
            }
        }

        boolean outside() {
            return depth <= 0 && !quoted;
        }

        boolean closed() {
            return opened && outside();
        }
    }
}
