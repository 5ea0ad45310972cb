/** Masks as directed graphs: named families, distances, centres, connectivity, and all labelled digraphs on a few nodes. */
package org.certirank.graph;
