/** Facts for all layers of a recursion: rule orbit (docs/equilibria.md, section 5), by an invariant that the first layer has and each layer passes on. */
package org.certirank.prove.orbit;
