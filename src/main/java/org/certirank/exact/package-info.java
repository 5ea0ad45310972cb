/** Exact arithmetic: rationals, dyadics (with directed rounding to a mantissa length), outward decimal output. */
package org.certirank.exact;
