package org.certirank.prove.goal;

import java.util.List;
import org.certirank.certificate.Data;
import org.certirank.expr.Call;
import org.certirank.expr.Expr;
import org.certirank.expr.MaskName;
import org.certirank.expr.NormalForms;
import org.certirank.expr.Parser;
import org.certirank.expr.Prop;
import org.certirank.expr.Relation;
import org.certirank.expr.TensorSymbol;
import org.certirank.expr.TensorSymbol.Family;
import org.certirank.expr.TensorWord;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.prove.rule.GenericFact;
import org.certirank.prove.rule.Move;

/**
 * Reads the facts of rule fact (docs/generic-names.md, section 4) from their texts. The expressions are put together and read as any text is, so that what has no
 * meaning is refused there.
 */
public final class GenericFacts {
    private final Names names;
    private final Terms terms;

    /** Facts in these names, which are read under the goal's leaves and hypotheses. */
    public GenericFacts(Names names) {
        this.names = names;
        this.terms = names.terms();
    }

    /**
     * The fact that the data describe.
     *
     * @throws Move.NotApplicable if they do not describe one
     */
    public GenericFact read(Data.Fields data) {
        return new Reading(data).fact();
    }

    private final class Reading {
        private final Data.Fields data;

        Reading(Data.Fields data) {
            this.data = data;
        }

        private String text(String field) {
            if (data.fields().get(field) instanceof Data.Text(String t)) {
                return t;
            }
            throw new Move.NotApplicable("the data of a fact lack the text '" + field + "'");
        }

        private Expr expr(String field) {
            return Parser.parse(text(field));
        }

        private Expr row(int k) {
            if (data.fields().get("rows") instanceof Data.Items(List<Data> two) && two.size() == 2 && two.get(k) instanceof Data.Text(String t)) {
                return Parser.parse(t);
            }
            throw new Move.NotApplicable("the data of a fact lack two 'rows'");
        }

        private TensorWord word(String field) {
            return names.word(expr(field));
        }

        /** The matrix, which must be certainly non-negative, or even stochastic. */
        private Expr weights(String field, boolean stochastic) {
            TensorWord w = word(field);
            Move.require(w.isMatrix() && (stochastic ? w.isStochastic() : w.isNonNegative()), field + " is not certainly " + (stochastic ? "stochastic" : "non-negative"));
            return expr(field);
        }

        /** The matrix, which must be a symbol or member of this class. */
        private Expr member(String field, Family family) {
            TensorWord w = word(field);
            Move.require(w.isOf(family), field + " is not of the class that the fact asks for");
            return expr(field);
        }

        private boolean is(String bound) {
            return text("bound").equals(bound);
        }

        private GenericFact inequality(Expr f, Prop... conditions) {
            return inequality(names.number(f), conditions);
        }

        private GenericFact inequality(Term f, Prop... conditions) {
            return new GenericFact(data, f, false, false, List.of(conditions));
        }

        private GenericFact equation(Term f, Prop... conditions) {
            return new GenericFact(data, f, true, false, List.of(conditions));
        }

        GenericFact fact() {
            String kind = text("is");
            return switch (kind) {
                case "entry" -> entry();
                case "average" -> average();
                case "weight" -> {
                    Expr w = entry(weights("matrix", is("upper")), expr("row"), expr("column"));
                    yield inequality(is("upper") ? minus(Expr.number(1), w) : w);
                }
                case "rows" -> equation(names.number(minus(Expr.call("sum", Expr.call("row", weights("matrix", true), expr("row"))), Expr.number(1))));
                case "walk" -> walk();
                case "loops" -> loops();
                case "bilinear" -> bilinear();
                case "triangle" -> {
                    Expr w = weights("matrix", false);
                    Expr x = member("tokens", Family.SPHERE_ROWS);
                    yield inequality(minus(Expr.call("sum", Expr.call("row", w, expr("row"))), Expr.call("norm2", Expr.call("row", times(w, x), expr("row")))));
                }
                case "mix" -> {
                    Expr w = weights("matrix", false);
                    Expr v = expr("vector");
                    Expr bound = times(Expr.call("sum", Expr.call("row", w, expr("row"))), Expr.call(is("min") ? "min" : "max", v));
                    Expr sum = new Expr.Index(times(w, v), List.of(expr("row")));
                    yield inequality(is("min") ? minus(sum, bound) : minus(bound, sum));
                }
                case "part" -> {
                    Expr w = weights("matrix", false);
                    yield inequality(minus(Expr.call("sum", Expr.call("row", w, expr("row"))), entry(w, expr("row"), expr("column"))));
                }
                case "cauchy" -> inequality(minus(times(Expr.call("norm2", expr("left")), Expr.call("norm2", expr("right"))), Expr.call("dot", expr("left"), expr("right"))));
                case "apply" -> equation(names.number(minus(new Expr.Index(times(expr("matrix"), expr("vector")), List.of(expr("row"))),
                        Expr.call("dot", Expr.call("row", expr("matrix"), expr("row")), expr("vector")))));
                case "orbit" -> orbit();
                case "unit" -> equation(names.number(minus(dot(member("tokens", Family.SPHERE_ROWS), expr("row"), expr("row")), Expr.number(1))));
                case "norm" -> {
                    Expr v = expr("vector");
                    yield equation(names.number(minus(new Expr.Binary(Expr.BinaryOp.POW, Expr.call("norm2", v), Expr.number(2)), Expr.call("dot", v, v))));
                }
                case "least" -> inequality(minus(dot(expr("tokens"), row(0), row(1)), Expr.call("phi", expr("tokens"))));
                case "isometry" -> {
                    Expr v = member("value", Family.ORTHOGONAL);
                    Expr l = Expr.call("row", times(expr("left"), v), row(0));
                    Expr r = Expr.call("row", times(expr("right"), v), row(1));
                    yield equation(names.number(minus(Expr.call("dot", l, r), Expr.call("dot", Expr.call("row", expr("left"), row(0)), Expr.call("row", expr("right"), row(1))))));
                }
                case "scaled" -> inequality(minus(times(Expr.call("mu", expr("tokens")), Expr.call("spectralNorm", expr("value"))),
                        Expr.call("mu", times(expr("tokens"), expr("value")))));
                case "power" -> power();
                case "floor" -> floor();
                case "radius" -> inequality(minus(Expr.call("eccentricity", expr("mask"), expr("node")), Expr.call("radius", expr("mask"))));
                case "distance" -> inequality(minus(Expr.call("eccentricity", expr("mask"), expr("from")), Expr.call("distance", expr("mask"), expr("from"), expr("to"))));
                case "diameter" -> inequality(minus(Expr.call("diameter", expr("mask")), Expr.call("eccentricity", expr("mask"), expr("node"))));
                case "nodes" -> inequality(minus(minus(Expr.call("nodes", expr("mask")), Expr.number(1)), Expr.call("eccentricity", expr("mask"), expr("node"))));
                case "apart" -> inequality(names.number(minus(Expr.call("eccentricity", expr("mask"), expr("node")), Expr.number(1))),
                        new Prop.Rel(Relation.GE, names.number(Expr.call("nodes", expr("mask"))), terms.constant(2)));
                default -> throw new Move.NotApplicable("unknown kind of fact " + kind);
            };
        }

        private GenericFact entry() {
            Expr v = expr("vector");
            Expr at = new Expr.Index(v, List.of(expr("index")));
            return inequality(is("min") ? minus(at, Expr.call("min", v)) : minus(Expr.call("max", v), at));
        }

        private GenericFact average() {
            Expr w = weights("matrix", true);
            Expr v = expr("vector");
            Expr wij = entry(w, expr("row"), expr("column"));
            Expr one = times(wij, new Expr.Index(v, List.of(expr("column"))));
            Expr rest = times(minus(Expr.number(1), wij), Expr.call(is("min") ? "min" : "max", v));
            Expr sum = new Expr.Index(times(w, v), List.of(expr("row")));
            Expr bound = new Expr.Binary(Expr.BinaryOp.ADD, one, rest);
            return inequality(is("min") ? minus(sum, bound) : minus(bound, sum));
        }

        private GenericFact walk() {
            TensorSymbol a = names.sequence(expr("sequence"));
            Move.require(a.onEdges(), "the sequence is of no class on the edges of a mask");
            Expr g = Parser.parse(a.mask().orElseThrow().text());
            Move.require(a.mask().get() instanceof MaskName.Symbol || names.prop(Expr.call("selfLoops", g)).equals(org.certirank.expr.Props.TRUE), "a mask without all self-loops");
            Term l = names.number(expr("length"));
            Move.require(new NormalForms(terms).isZero(terms.sub(terms.sub(names.number(expr("to")), names.number(expr("from"))), l)), "the length is not that of the product");
            Term eps = a.eps().orElseThrow();
            Term entry = names.number(entry(Expr.call("product", expr("sequence"), expr("from"), expr("to")), expr("row"), expr("column")));
            Term reach = names.number(text("by").equals("distance") ? Expr.call("distance", g, expr("column"), expr("row")) : Expr.call("eccentricity", g, expr("column")));
            return inequality(terms.sub(entry, terms.pow(eps, l)), new Prop.Rel(Relation.GT, eps, terms.zero()), new Prop.Rel(Relation.LE, reach, l));
        }

        private GenericFact loops() {
            TensorSymbol a = names.sequence(expr("sequence"));
            Move.require(a.onEdges() && a.nonNegative(), "the sequence is not certainly non-negative");
            Term from = names.number(expr("from"));
            Term to = names.number(expr("to"));
            Term i = names.number(expr("index"));
            Term prod = names.number(expr("weights"));
            Move.require(prod.op() == Term.Op.CALL && prod.call().kind() == Call.Kind.PROD, "the weights are no product");
            TensorWord member = TensorWord.of(new TensorWord.Factor.Member(a, prod.call().boundLeaves().getFirst())).atRow(i).atColumn(i);
            Move.require(prod.call().body().orElseThrow() == terms.call(Call.of(Call.Kind.ENTRY, member)), "the weights are other ones");
            NormalForms forms = new NormalForms(terms);
            Move.require(forms.isZero(terms.sub(prod.call().numbers().get(0), from)) && forms.isZero(terms.sub(prod.call().numbers().get(1), terms.sub(to, terms.one()))),
                    "the weights have another range");
            Term entry = names.number(entry(Expr.call("product", expr("sequence"), expr("from"), expr("to")), expr("index"), expr("index")));
            return inequality(terms.sub(entry, prod), new Prop.Rel(Relation.LE, from, to));
        }

        private GenericFact bilinear() {
            Expr w = weights("matrix", false);
            Expr x = expr("tokens");
            Expr c = expr("column");
            Expr left = Expr.call("row", times(w, x), row(0));
            Expr both = times(entry(w, row(0), c), entry(w, row(1), c));
            Expr sums = times(Expr.call("sum", Expr.call("row", w, row(0))), Expr.call("sum", Expr.call("row", w, row(1))));
            Expr f = minus(minus(Expr.call("dot", left, Expr.call("row", times(w, x), row(1))), times(both, dot(x, c, c))), times(minus(sums, both), Expr.call("phi", x)));
            return inequality(f);
        }

        private GenericFact orbit() {
            Prop follows = names.prop(Expr.call("follows", expr("tokens"), expr("weights"), expr("values")));
            Move.require(names.scope().hypotheses().contains(follows), "no hypothesis says that the tokens follow these weights");
            Move.require(names.sequence(expr("values")).family() == Family.ORTHOGONAL, "the values are not orthogonal");
            Expr after = Expr.call(text("tokens"), expr("to"));
            Expr moved = times(Expr.call("product", expr("weights"), expr("from"), expr("to")), Expr.call(text("tokens"), expr("from")));
            Expr f = minus(dot(after, row(0), row(1)), dot(moved, row(0), row(1)));
            return equation(names.number(f), new Prop.Rel(Relation.LE, names.number(expr("from")), names.number(expr("to"))));
        }

        private GenericFact power() {
            Term u = names.number(expr("base"));
            Term a = names.number(expr("exponent"));
            Term b = names.number(expr("left"));
            Term c = names.number(expr("right"));
            Move.require(new NormalForms(terms).isZero(terms.sub(terms.sub(a, b), c)), "the exponents do not add up");
            return equation(terms.sub(terms.pow(u, a), terms.mul(terms.pow(u, b), terms.pow(u, c))), new Prop.Rel(Relation.GT, u, terms.zero()));
        }

        private GenericFact floor() {
            Term u = names.number(expr("of"));
            Prop defined = new Prop.Defined(List.of(u));
            if (is("upper")) {
                return new GenericFact(data, terms.sub(terms.add(terms.floor(u), terms.one()), u), false, true, List.of(defined));
            }
            return inequality(terms.sub(u, terms.floor(u)), defined);
        }

        private static Expr minus(Expr a, Expr b) {
            return new Expr.Binary(Expr.BinaryOp.SUB, a, b);
        }

        private static Expr times(Expr a, Expr b) {
            return new Expr.Binary(Expr.BinaryOp.MUL, a, b);
        }

        private static Expr entry(Expr m, Expr i, Expr j) {
            return new Expr.Index(m, List.of(i, j));
        }

        private static Expr dot(Expr x, Expr i, Expr j) {
            return Expr.call("dot", Expr.call("row", x, i), Expr.call("row", x, j));
        }
    }
}
