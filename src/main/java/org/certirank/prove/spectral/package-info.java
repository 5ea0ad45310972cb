/** Proposals of steps on ranks, singular values and eigenvalues (docs/equilibria.md, sections 2 and 3): guessed at points of the domain, judged by the moves themselves. */
package org.certirank.prove.spectral;
