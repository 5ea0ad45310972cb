/** The self-attention model: layers with masks, heads, norms and skips as records, and rigorous trajectories of their tokens; see docs/trajectories.md. */
package org.certirank.attention;
