/** Pages for people: HTML with the typeset claims, the checker's scope texts, verdicts and evidence; the same results give the same bytes. */
package org.certirank.report;
