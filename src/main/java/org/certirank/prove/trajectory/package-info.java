/** Claims on the tokens of models, judged by enclosures of their trajectories (package attention) without the scalar graph; what the graph is too large for is decided here alone. */
package org.certirank.prove.trajectory;
