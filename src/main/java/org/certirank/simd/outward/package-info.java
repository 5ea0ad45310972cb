/**
 * Interval operations on flat arrays, one interval per element, in plain loops that the just-in-time compiler turns into vector instructions: a few units in the last place wider than
 * {@link org.certirank.simd.Lanes}, but quick from the first milliseconds on and without any special case. What is not plainly defined and finite becomes NaN.
 */
package org.certirank.simd.outward;
