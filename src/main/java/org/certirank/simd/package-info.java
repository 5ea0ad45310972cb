/** Arithmetic on lanes: batches of intervals in flat arrays, by vector instructions where the machine and the JDK have them, by scalar twins elsewhere. */
package org.certirank.simd;
