package org.certirank.linalg;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Matrices of balls as bytes, exactly: rows, columns and limbs (ints), then for each entry its sign (a byte), exponent (a long), limbs from the least significant one (longs), radius (the bits of a double) and the exponent of the radius (a long). What is
 * read is the matrix that was written, bit for bit; anything that no matrix has is refused.
 */
public final class MatrixData {
    private MatrixData() {
    }

    public static void write(BallMatrix a, DataOutput to) throws IOException {
        to.writeInt(a.rows());
        to.writeInt(a.columns());
        to.writeInt(a.limbs);
        for (int i = 0; i < a.sign.length; i++) {
            to.writeByte(a.sign[i]);
            to.writeLong(a.exponent[i]);
            for (int l = 0; l < a.limbs; l++) {
                to.writeLong(a.mantissa[i * a.limbs + l]);
            }
            to.writeDouble(a.rad[i]);
            to.writeLong(a.radExponent[i]);
        }
    }

    /** {@link IOException} where the bytes are no matrix, or one of more than so many limbs in all. */
    public static BallMatrix read(DataInput from, long mostLimbs) throws IOException {
        int rows = from.readInt();
        int columns = from.readInt();
        int limbs = from.readInt();
        if (rows < 0 || columns < 0 || limbs < 1 || Math.multiplyHigh((long) rows * columns, limbs) != 0 || (long) rows * columns * limbs > mostLimbs) {
            throw new IOException("a matrix of " + rows + " by " + columns + " entries of " + limbs + " limbs");
        }
        BallMatrix a = new BallMatrix(rows, columns, limbs);
        for (int i = 0; i < a.sign.length; i++) {
            a.sign[i] = from.readByte();
            a.exponent[i] = from.readLong();
            for (int l = 0; l < limbs; l++) {
                a.mantissa[i * limbs + l] = from.readLong();
            }
            a.rad[i] = from.readDouble();
            a.radExponent[i] = from.readLong();
            if (!isMidpoint(a, i) || !isRadius(a.rad[i], a.radExponent[i]) || a.rad[i] == Double.POSITIVE_INFINITY && a.sign[i] != 0) {
                throw new IOException("no ball at entry " + i);
            }
        }
        return a;
    }

    private static boolean isMidpoint(BallMatrix a, int i) {
        if (a.sign[i] == 0) {
            for (int l = 0; l < a.limbs; l++) {
                if (a.mantissa[i * a.limbs + l] != 0) {
                    return false;
                }
            }
            return a.exponent[i] == 0;
        }
        return Math.abs(a.sign[i]) == 1 && a.mantissa[(i + 1) * a.limbs - 1] < 0 && a.exponent[i] >= -Scaled.MAX_EXPONENT && a.exponent[i] <= Scaled.MAX_EXPONENT;
    }

    /** Whether a radius has the form that {@link Scaled#normalise} gives it. */
    private static boolean isRadius(double value, long exponent) {
        if (value == 0 || value == Double.POSITIVE_INFINITY) {
            return exponent == 0 && Double.doubleToRawLongBits(value) >= 0;
        }
        return value >= 0.5 && value < 1 && exponent >= -Scaled.MAX_EXPONENT && exponent <= Scaled.MAX_EXPONENT;
    }
}
