/**
 * Kernels for flat row-major matrices of doubles: plain floating-point products whose order of operations is fixed, so that what they compute can be bounded,
 * and so that the vector and the scalar implementation give the same bits.
 */
package org.certirank.simd.matrix;
