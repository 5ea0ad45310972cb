/** Arbitrary-precision balls: a midpoint with unlimited exponent, an upward-rounded radius, a flag; scalar balls and batches over flat arrays. */
package org.certirank.interval.ball;
