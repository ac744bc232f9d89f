package org.wasl.stack.backup;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wasl.stack.Words;

/**
 * A stream in parts of a mebibyte, each sealed with AES-256-GCM. The nonce of a part is its number and whether it is the last, so that no part can be left out, moved
 * or cut off unnoticed (the STREAM construction, as age uses it). A key is used for one stream only.
 */
final class SealedStream {
    static final int PART = 1024 * 1024;
    static final int TAG = 16;

    private SealedStream() {}

    static OutputStream writer(OutputStream to, byte[] key) {
        return new Writer(to, key);
    }

    static InputStream reader(InputStream from, byte[] key) {
        return new Reader(from, key);
    }

    private static byte[] crypt(int mode, byte[] key, long number, boolean last, byte[] part, int length)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        byte[] nonce = ByteBuffer.allocate(12)
                .putLong(3, number)
                .put(11, (byte) (last ? 1 : 0))
                .array();
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
        return cipher.doFinal(part, 0, length);
    }

    private static final class Writer extends FilterOutputStream {
        private final byte[] key;
        private final byte[] part = new byte[PART];
        private int filled;
        private long number;
        private boolean closed;

        Writer(OutputStream to, byte[] key) {
            super(to);
            this.key = key;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            while (from < offset + length) {
                if (filled == PART) {
                    seal(false);
                }
                int taken = Math.min(PART - filled, offset + length - from);
                System.arraycopy(bytes, from, part, filled, taken);
                filled += taken;
                from += taken;
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                out.write(crypt(Cipher.ENCRYPT_MODE, key, number++, last, part, filled));
                filled = 0;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                seal(true);
                super.close();
            }
        }
    }

    private static final class Reader extends FilterInputStream {
        private final byte[] key;
        private byte[] part = new byte[0];
        private int at;
        private long number;
        private boolean last;

        Reader(InputStream from, byte[] key) {
            super(new PushbackInputStream(from));
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (at == part.length) {
                if (last) {
                    return -1;
                }
                open();
            }
            int taken = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, taken);
            at += taken;
            return taken;
        }

        private void open() throws IOException {
            byte[] sealed = in.readNBytes(PART + TAG);
            if (sealed.length < TAG) {
                throw new DamagedBackup(Words.of("damaged-end"));
            }
            int next = in.read();
            last = next < 0;
            if (!last) {
                ((PushbackInputStream) in).unread(next);
            }
            try {
                part = crypt(Cipher.DECRYPT_MODE, key, number++, last, sealed, sealed.length);
                at = 0;
            } catch (GeneralSecurityException changed) {
                throw new DamagedBackup(Words.of("damaged-part"));
            }
        }

        @Override
        public int available() {
            return part.length - at;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public long skip(long count) throws IOException {
            long left = count;
            byte[] read = new byte[8192];
            while (left > 0) {
                int some = read(read, 0, (int) Math.min(read.length, left));
                if (some < 0) {
                    break;
                }
                left -= some;
            }
            return count - left;
        }
    }
}
