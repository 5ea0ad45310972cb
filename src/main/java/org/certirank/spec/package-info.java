/** Specs: JSON files that state claims, as records; strict loading with every problem reported by file, JSON pointer and expectation. */
package org.certirank.spec;
