/** Terms and their partial derivatives as straight-line programs over flat arrays of boxes ({@link org.certirank.simd.outward}): the quick form of {@link org.certirank.eval.MeanValue}. */
package org.certirank.eval.tape;
