/** Expressions meet arithmetic: elaboration to scalar nodes, evaluation of nodes and of whole tensors over batches of enclosures. */
package org.certirank.eval;
