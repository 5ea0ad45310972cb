/**
 * Rigorous linear algebra on matrices of balls in flat primitive arrays, in double and in arbitrary precision. A matrix of balls stands for the
 * set of all real matrices with their entries in the balls; every result encloses what it names for all of them. docs/linalg.md has the theorems.
 */
package org.certirank.linalg;
