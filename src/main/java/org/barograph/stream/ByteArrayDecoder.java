package org.barograph.stream;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Reads Avro's binary encoding from a byte array, and believes no length that the array can't hold.
 *
 * <p>Avro's own decoder allocates what the bytes declare, up to 2 GB for a string and 8 GB for an array, unless
 * JVM-wide limits are set; four bytes of garbage would end the process. Here a string or byte field may not be longer
 * than the bytes that are left, and an array or map may not have more items than that, since each item of ours takes a
 * byte at least. Not thread-safe.
 */
final class ByteArrayDecoder extends Decoder {
    private byte[] buffer = new byte[0];
    private int position;

    /** Points at a datum that begins at {@code from} and ends with the array. */
    ByteArrayDecoder at(byte[] bytes, int from) {
        buffer = bytes;
        position = from;
        return this;
    }

    /** Lets go of the array. */
    void release() {
        buffer = new byte[0];
        position = 0;
    }

    int position() {
        return position;
    }

    int remaining() {
        return buffer.length - position;
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        byte b = next();
        if (b != 0 && b != 1) {
            throw new IOException("a boolean is 0 or 1, not " + (b & 0xff));
        }
        return b == 1;
    }

    @Override
    public int readInt() throws IOException {
        long value = readLong();
        if (value != (int) value) {
            throw new IOException(value + " is no 32-bit int");
        }
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = next();
            zigzag |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number takes more than 10 bytes");
    }

    @Override
    public float readFloat() throws IOException {
        return Float.intBitsToFloat(littleEndianInt());
    }

    @Override
    public double readDouble() throws IOException {
        long low = littleEndianInt() & 0xffff_ffffL;
        long high = littleEndianInt() & 0xffff_ffffL;
        return Double.longBitsToDouble(low | high << 32);
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        byte[] bytes = new byte[length("string")];
        take(bytes, 0, bytes.length);
        return new Utf8(bytes);
    }

    @Override
    public String readString() throws IOException {
        int length = length("string");
        String result = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length;
        return result;
    }

    @Override
    public void skipString() throws IOException {
        skip(length("string"));
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        byte[] bytes = new byte[length("byte field")];
        take(bytes, 0, bytes.length);
        return ByteBuffer.wrap(bytes);
    }

    @Override
    public void skipBytes() throws IOException {
        skip(length("byte field"));
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        need(length);
        take(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length);
        position += length;
    }

    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return readItemCount();
    }

    @Override
    public long arrayNext() throws IOException {
        return readItemCount();
    }

    @Override
    public long skipArray() throws IOException {
        return skipItems();
    }

    @Override
    public long readMapStart() throws IOException {
        return readItemCount();
    }

    @Override
    public long mapNext() throws IOException {
        return readItemCount();
    }

    @Override
    public long skipMap() throws IOException {
        return skipItems();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    private long readItemCount() throws IOException {
        long count = readLong();
        if (count >= 0) {
            return items(count);
        }
        readLong(); // the block's size in bytes, which only skipping needs
        return items(-count);
    }

    /** Skips blocks that declare their size; returns the number of items of the first that does not, or 0 at the end. */
    private long skipItems() throws IOException {
        long count = readLong();
        while (count < 0) {
            skip(length("block"));
            count = readLong();
        }
        return items(count);
    }

    private long items(long count) throws IOException {
        if (count < 0 || count > remaining()) {
            throw new EOFException("a list declares " + count + " items, and " + remaining() + " bytes are left");
        }
        return count;
    }

    private int length(String what) throws IOException {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new EOFException("a " + what + " declares " + length + " bytes, and " + remaining() + " are left");
        }
        return (int) length;
    }

    private int littleEndianInt() throws IOException {
        need(4);
        int value = (buffer[position] & 0xff)
                | (buffer[position + 1] & 0xff) << 8
                | (buffer[position + 2] & 0xff) << 16
                | (buffer[position + 3] & 0xff) << 24;
        position += 4;
        return value;
    }

    private void skip(int length) {
        position += length;
    }

    private byte next() throws IOException {
        need(1);
        return buffer[position++];
    }

    private void need(int bytes) throws IOException {
        if (bytes > remaining()) {
            throw new EOFException("the record ends here, in the middle of a field");
        }
    }

    private void take(byte[] target, int start, int length) {
        System.arraycopy(buffer, position, target, start, length);
        position += length;
    }
}
