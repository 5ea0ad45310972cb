package org.certirank.check;

import static org.certirank.check.CheckerLab.box;
import static org.certirank.check.CheckerLab.given;
import static org.certirank.check.CheckerLab.step;

import org.junit.jupiter.api.Test;

/** A whole proof for all N, all masks, all matrices: the products of stochastic matrices over a mask with a centre contract the spread; and its false variants. */
class GenericTheoremTest {
    private static final String POINT = "'point':{'N':'2','G':'complete(2)','r':'1','eps':'1/4','A':['[[1/2, 1/2], [1/2, 1/2]]'],'x':'[0, 1]'}";
    private static final String P = "product(A, 0, r)";

    private static CheckerLab claim(String masks, String radius, String set, String holds) {
        return given("forall N in 2..oo", "forall G in digraphs(N)" + masks, "forall r in 1..oo" + radius, "forall eps in (0, 1)", "forall A in sequences(" + set + "(G, eps))", "forall x in vectors(N)").holds(holds);
    }

    private static String spread(String power) {
        return "max(" + P + " * x) - min(" + P + " * x) <= (1 - " + power + ") * (max(x) - min(x))";
    }

    private static final String CENTRED = " where quasiStronglyConnected(G)", RADIUS = " where r = radius(G)";

    /** The maximum (minimum) of P x is at most (least) eps^r x_c + (1 - eps^r) max(x). */
    private static String bound(String max, String power) {
        return max + "(" + P + " * x) " + (max.equals("max") ? "<= " : ">= ") + power + " * x[c] + (1 - " + power + ") * " + max + "(x)";
    }

    private static String[] proof(String power) {
        String entry = P + "[i, c]";
        String[] facts = new String[2];
        String[] entries = new String[2];
        for (int k = 0; k < 2; k++) {
            String max = k == 0 ? "max" : "min", most = k == 0 ? "<=" : ">=";
            String average = "(" + P + " * x)[i] " + most + " " + entry + " * x[c] + (1 - " + entry + ") * " + max + "(x)";
            facts[k] = "'facts':[{'formula':'" + average + "'},{'formula':'" + entry + " >= " + power + "'},{'formula':'x[c] " + most + " " + max + "(x)'}],"
                    + "'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1,2]}]";
            entries[k] = "'vector':'x','index':'c','bound':'" + max + "'";
        }
        return new String[] {
            box(), // 0: eps > 0; that eps^r is defined
            step("combine", "", "'equations':[{'hypothesis':1,'cofactor':'1'},{'hypothesis':4,'cofactor':'-1'}]"), // 1: eccentricity(G, c) <= r
            step("fact", "0,1", "'is':'walk','sequence':'A','from':'0','to':'r','row':'i','column':'c','length':'r','by':'eccentricity'"), // 2
            average("max"), // 3
            average("min"), // 4
            step("fact", "", "'is':'entry'," + entries[0]), // 5
            step("fact", "", "'is':'entry'," + entries[1]), // 6
            step("combine", "0,3,2,5", facts[0]), // 7
            step("combine", "0,4,2,6", facts[1]), // 8
            step("index", "7", "'names':['i']"), // 9
            step("index", "8", "'names':['i']"), // 10
            step("combine", "0,9,10", "'facts':[{'formula':'" + bound("max", power) + "'},{'formula':'" + bound("min", power) + "'}],'terms':[{'coefficient':'1','facts':[0]},{'coefficient':'1','facts':[1]}]"),
            step("centre", "11", "'mask':'G','name':'c'"),
            step("generic", "12", POINT)};
    }

    private static String average(String max) {
        return step("fact", "", "'is':'average','matrix':'" + P + "','vector':'x','row':'i','column':'c','bound':'" + max + "'");
    }

    @Test
    void productsContract() {
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).proves(proof("eps^r"));
    }

    @Test
    void nothingFalseIsProvedAlike() {
        claim(CENTRED, RADIUS, "stochastic", spread("eps^(r - 1)")).rejects("step 2 (fact): normal form is not zero", proof("eps^(r - 1)"));
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r").replace("<=", "<")).rejects("no term is certainly positive", proof("eps^r"));
        claim(CENTRED, RADIUS, "weighted", spread("eps^r")).rejects("step 3 (fact): 'product(A, 0, r)' is not stochastic", proof("eps^r"));
        claim(CENTRED, " where r >= radius(G) - 1", "stochastic", spread("eps^r")).rejects("step 1 (combine): expected an equality", proof("eps^r"));
        claim(CENTRED, " where r = radius(G) - 1", "stochastic", spread("eps^r")).rejects("the point is not certainly in the domain", proof("eps^r"));
        claim(CENTRED, " where r + 1 = 2 * radius(G)", "stochastic", spread("eps^r")).rejects("step 1 (combine): normal form is not zero", proof("eps^r"));
    }

    @Test
    void masksNeedACentre() {
        claim("", RADIUS, "stochastic", spread("eps^r")).rejects("not certainly defined: radius of a mask of which no hypothesis says that it is", proof("eps^r"));
        claim("", "", "stochastic", spread("eps^r")).rejects("no hypothesis says that the mask has a centre", proof("eps^r"));
        claim(" where quasiStronglyConnected(G) or N >= 2", "", "stochastic", spread("eps^r")).rejects("no hypothesis says that the mask has a centre", proof("eps^r"));
    }

    @Test
    void vacuousDomainsProveNothing() {
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).rejects("the point is not certainly in the domain", changed("'eps':'1/4'", "'eps':'3/4'")); // 3/4 + 3/4 > 1
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).rejects("vacuous or unknown", changed(POINT, ""));
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).rejects("no digraph on 2 nodes", changed("complete(2)", "complete(3)"));
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).rejects("is off the mask and not 0", changed("complete(2)", "digraph(2, [[1, 1], [2, 2]])"));
        claim(CENTRED, RADIUS, "stochastic", spread("eps^r")).rejects("no value for 'x'", changed(",'x':'[0, 1]'", ""));
    }

    private static String[] changed(String from, String to) {
        String[] steps = proof("eps^r");
        String last = steps[steps.length - 1], changed = last.replace(from.replace('\'', '"'), to.replace('\'', '"'));
        steps[steps.length - 1] = changed;
        return steps;
    }
}
