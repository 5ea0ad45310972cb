package org.certirank.attention;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certirank.interval.ball.Ball;
import org.certirank.interval.ball.BigFloat;
import org.certirank.interval.ball.Exponent;
import org.certirank.interval.ball.Radius;
import org.certirank.linalg.BallMatrix;
import org.certirank.linalg.MatrixData;

/**
 * The state of a run after some layer, to go on with later: X(t) exactly as it was enclosed, and what was measured at the layers before. A run that goes on from it gives the same enclosures, bit for bit, as one that was never interrupted, since a layer depends
 * on nothing else.
 *
 * <p><b>File.</b> A line {@value #MAGIC}, then in the form of {@link java.io.DataOutput}: the identity, layer, precision at the start, scale (decimal), the two norms of the ball (exact texts), common row and deviations ({@link MatrixData}), the number of rows, for each its layer, its number of values, names and exact
 * texts; long texts as a length in bytes and UTF-8. The last 32 bytes are the SHA-256 of all before. A file is written beside its place and moved there in one step, so that an interruption leaves the former one.
 *
 * @param identity a text that says which run it is: whatever the model, the start and the precision depend on, or a digest of that; {@link #ENGINE} is added to it in the file
 * @param layer the t of X(t)
 * @param bits the precision at the start of the run
 * @param rows what was measured so far
 */
public record Checkpoint(String identity, int layer, int bits, TokenBall state, List<Row> rows) {
    /**
     * The version of the enclosures. It is part of every identity, since a run that was begun by another version must not be taken up: to be changed with any change of what a layer's enclosure is or of what it is proved by.
     */
    public static final int ENGINE = 2;

    private static final String MAGIC = "certirank trajectory 2";
    private static final int DIGEST = 32;
    private static final int LONGEST_TEXT = 1 << 24;
    private static final int MOST_VALUES = 1 << 16;

    /**
     * What was measured of X(t).
     *
     * @param layer t
     * @param values enclosures by name, in order
     */
    public record Row(int layer, Map<String, Ball> values) {
        public Row {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    public Checkpoint {
        rows = List.copyOf(rows);
    }

    /** Writes the file, in place of any former one. */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                OutputStream plain = new BufferedOutputStream(java.nio.channels.Channels.newOutputStream(channel), 1 << 16);
                DigestOutputStream digest = new DigestOutputStream(plain, sha256());
                DataOutputStream to = new DataOutputStream(digest);
                body(to);
                to.flush();
                plain.write(digest.getMessageDigest().digest());
                plain.flush();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void body(DataOutputStream to) throws IOException {
        to.write((MAGIC + "\n").getBytes(StandardCharsets.UTF_8));
        text(to, versioned(identity));
        to.writeInt(layer);
        to.writeInt(bits);
        text(to, state.scale().toBigInteger().toString());
        text(to, ExactText.of(Ball.of(BigFloat.ZERO, state.common())));
        text(to, ExactText.of(Ball.of(BigFloat.ZERO, state.deviations())));
        MatrixData.write(state.tokens().common(), to);
        MatrixData.write(state.tokens().deviations(), to);
        to.writeInt(rows.size());
        for (Row row : rows) {
            to.writeInt(row.layer());
            to.writeInt(row.values().size());
            for (Map.Entry<String, Ball> value : row.values().entrySet()) {
                text(to, value.getKey());
                text(to, ExactText.of(value.getValue()));
            }
        }
    }

    private static String versioned(String identity) {
        return "engine " + ENGINE + "\n" + identity;
    }

    private static void text(DataOutputStream to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** Reads a file of this run; {@link CheckpointException} where it is of another run, of another version, or damaged. */
    public static Checkpoint read(Path file, String identity) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] magic = (MAGIC + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length < magic.length + DIGEST || !Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length)) {
            throw new CheckpointException(file + " is not a checkpoint of this version (\"" + MAGIC + "\")");
        }
        int end = bytes.length - DIGEST;
        MessageDigest digest = sha256();
        digest.update(bytes, 0, end);
        if (!Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw new CheckpointException(file + " is damaged: its digest is not that of its content");
        }
        try {
            Checkpoint read = parse(new DataInputStream(new ByteArrayInputStream(bytes, magic.length, end - magic.length)), bytes.length / Long.BYTES);
            if (!read.identity().equals(versioned(identity))) {
                throw new CheckpointException(file + " is the checkpoint of another run: its model, start or precision, or the version of the program, is not this one's");
            }
            return new Checkpoint(identity, read.layer(), read.bits(), read.state(), read.rows());
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new CheckpointException(file + " is damaged: " + e.getMessage());
        }
    }

    private static Checkpoint parse(DataInputStream from, long mostLimbs) throws IOException {
        String identity = text(from);
        int layer = from.readInt();
        int bits = from.readInt();
        Exponent scale = Exponent.of(new BigInteger(text(from)));
        Radius g = ExactText.parse(text(from)).rad();
        Radius e = ExactText.parse(text(from)).rad();
        BallMatrix common = MatrixData.read(from, mostLimbs);
        BallMatrix deviations = MatrixData.read(from, mostLimbs);
        List<Row> rows = new ArrayList<>();
        for (int i = count(from); i > 0; i--) {
            int of = from.readInt();
            Map<String, Ball> values = new LinkedHashMap<>();
            for (int j = count(from); j > 0; j--) {
                String name = text(from);
                values.put(name, ExactText.parse(text(from)));
            }
            rows.add(new Row(of, values));
        }
        if (from.read() >= 0 || layer < 0) {
            throw new IOException("not what a checkpoint holds");
        }
        return new Checkpoint(identity, layer, bits, new TokenBall(new Tokens(common, deviations, scale), g, e), rows);
    }

    private static int count(DataInputStream from) throws IOException {
        int count = from.readInt();
        if (count < 0 || count > MOST_VALUES) {
            throw new IOException("a list of " + count);
        }
        return count;
    }

    private static String text(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length < 0 || length > LONGEST_TEXT) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        from.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
