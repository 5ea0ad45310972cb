/** The command line: one class per command; wires readers, prover, checker and pages together, and decides nothing about mathematics. */
package org.certirank.cli;
