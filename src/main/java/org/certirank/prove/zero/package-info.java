/**
 * Zeros of systems of equations: found in floating point, proved to exist, or to be the only ones, by interval slopes (docs/equilibria.md, section 4). Untrusted
 * like all of the prover: the checker works the same inequalities out again.
 *
 * <p>Sources: R. Krawczyk, Newton-Algorithmen zur Bestimmung von Nullstellen mit Fehlerschranken (Computing 4, 1969); R. E. Moore, A test for existence of solutions
 * to nonlinear systems (SIAM J. Numer. Anal. 14, 1977); S. M. Rump, Verification methods (Acta Numerica 2010), section 13, for the inflation of the box.
 */
package org.certirank.prove.zero;
