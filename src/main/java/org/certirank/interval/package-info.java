/** Enclosures: arbitrary-precision intervals with logically exact open ends, double intervals, each value with its flag. */
package org.certirank.interval;
