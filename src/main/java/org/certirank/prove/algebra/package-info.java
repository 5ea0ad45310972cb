/** Tactics of exact algebra: each looks at a goal and proposes moves. Untrusted: a move knows itself whether it applies, and the checker has the last word. */
package org.certirank.prove.algebra;
