/**
 * Branch and bound: covers of a domain by boxes on which interval evaluation decides (certificate format, section 5). Untrusted like all of the prover: the
 * checker judges every leaf of the tree again, in its own arithmetic.
 *
 * <p>The parts: {@link org.certirank.prove.box.BoxTactic} is the way in; a Problem is the sequent made ready; a Cell is a box of the subdivision with its Sides;
 * the DoubleStage judges thousands of boxes at once, the RealStage one box with exact openness and any number of bits, both by the same Judge; the Splitter
 * chooses where to cut, Samples look for points that refute; BoxSearch decides what is judged when.
 *
 * <p>Sources: R. E. Moore, R. B. Kearfott, M. J. Cloud, Introduction to Interval Analysis (SIAM 2009), chapters 5 and 6 (natural extension, mean value form,
 * Skelboe's subdivision); R. B. Kearfott, Rigorous Global Search (Kluwer 1996), section 4.3 (maximal smear).
 */
package org.certirank.prove.box;
