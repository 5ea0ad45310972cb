/** The spec language: surface tree, parser, sort checker, printers; scalar terms, derivative and normal forms. */
package org.certirank.expr;
