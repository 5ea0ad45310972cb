package org.certirank.prove.trajectory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.certirank.attention.Activation;
import org.certirank.attention.FeedForward;
import org.certirank.attention.Head;
import org.certirank.attention.Layer;
import org.certirank.attention.Layers;
import org.certirank.attention.Model;
import org.certirank.attention.Normalisation;
import org.certirank.attention.TokenSet;
import org.certirank.attention.Weights;
import org.certirank.eval.ElaborationException;
import org.certirank.eval.Elaborator;
import org.certirank.eval.Generators;
import org.certirank.eval.Value;
import org.certirank.exact.Rational;
import org.certirank.expr.Definition;
import org.certirank.expr.Expr;
import org.certirank.expr.Mentions;
import org.certirank.expr.ModelExpansion;
import org.certirank.expr.ModelField;
import org.certirank.expr.ModelForm;
import org.certirank.expr.Term;
import org.certirank.expr.Terms;
import org.certirank.graph.Mask;
import org.certirank.prove.goal.Names;

/**
 * A model definition with values for its parameters, as a model of package attention. Its texts are elaborated, layer by layer; weights that are made up in one call never become terms.
 */
final class Instance {
    private static final String ARGUMENT = "argument$";

    private final Names names;
    private final Definition definition;
    private final ModelForm form;
    private final int parameters;
    private final Model model;
    private final Value.Mat start;
    /** Where values of parameters are made of unknowns or irrational constants: the factory of their terms, which new terms over them have to come from. */
    private final Optional<Terms> shared;
    private int at = -1;
    private Layer layer;

    /**
     * The model for these values of its parameters. Only the start may depend on such as are no rational constants.
     *
     * @throws ElaborationException if its shapes clash
     * @throws UnsupportedOperationException if a text is no rational constant
     */
    Instance(Names claim, Definition definition, List<Value> args) {
        Names all = new Names(new Terms(), claim.definitions(), claim.values());
        for (int k = 0; k < args.size(); k++) {
            all = all.with(ARGUMENT + k, args.get(k));
        }
        this.names = all;
        this.definition = definition;
        this.form = definition.model().orElseThrow();
        this.parameters = args.size();
        this.shared = args.stream().allMatch(Instance::isRational) ? Optional.empty() : Optional.of(claim.terms());
        this.start = start();
        boolean fixed = form.fields().stream().noneMatch(f -> f.ofLayer() && mentions(f, ModelExpansion.LAYER));
        this.model = new Model(start.rows(), start.columns(), new Layers.Generated(t -> at(fixed ? 0 : t)));
    }

    Model model() {
        return model;
    }

    String name() {
        return definition.name();
    }

    private static boolean isRational(Value v) {
        return switch (v) {
            case Value.Num(Term t) -> t.isConst();
            case Value.Vec(List<Term> xs) -> xs.stream().allMatch(Term::isConst);
            case Value.Mat m -> m.entries().stream().allMatch(Term::isConst);
            case Value.Graph g -> true;
            case Value.Truth t -> true;
            case Value.Seq s -> false;
            case Value.Generic g -> false;
            case Value.Undefined u -> false;
        };
    }

    private Value.Mat start() {
        Value v = generated(ModelField.START, 0, 0).<Value>map(w -> new Value.Mat(w.rows(), w.columns(), entries(w))).orElseGet(() -> value(ModelField.START, 0, 0));
        if (v instanceof Value.Mat m) {
            return m;
        }
        throw unsupported(ModelField.START, v);
    }

    private static List<Term> entries(Weights w) {
        Terms terms = new Terms();
        List<Term> all = new ArrayList<>();
        for (int i = 0; i < w.rows() * w.columns(); i++) {
            all.add(terms.constant(w.entry(i / w.columns(), i % w.columns())));
        }
        return all;
    }

    /** Whether the start is one exact matrix. */
    boolean isPoint() {
        return isRational(start);
    }

    /** The start where it is one exact matrix. */
    Weights point() {
        return new Weights.Literal(start.rows(), start.columns(), start.entries().stream().map(Term::value).toList());
    }

    /** The set of all starts over a box of unknowns: a zonotope that is exact where the entries are affine in them, but for rounding. */
    TokenSet set(Box box) {
        List<AffineForm> forms = AffineForm.enclosing(start.entries(), box);
        List<Term> leaves = forms.stream().flatMap(f -> f.slopes().keySet().stream()).distinct().sorted(Comparator.comparingInt(Term::id)).toList();
        return TokenSet.enclosing(start.rows(), start.columns(), forms.stream().map(AffineForm::centre).toList(),
                forms.stream().map(f -> leaves.stream().map(l -> f.slopes().getOrDefault(l, Rational.ZERO)).toList()).toList(), forms.stream().map(AffineForm::radius).toList());
    }

    private boolean mentions(ModelField f, String name) {
        return Mentions.of(names.definitions().get(f.definition(definition.name())).body()).contains(name);
    }

    /** Layer t, made once as long as no other is asked for. */
    private Layer at(int t) {
        if (at != t) {
            layer = make(t);
            at = t;
        }
        return layer;
    }

    private Layer make(int t) {
        Rational temperature = number(ModelField.TEMPERATURE, t, Rational.ONE);
        if (temperature.signum() <= 0) {
            throw new NoValue("layer " + t + " of " + definition.name() + " has no value: its temperature is " + temperature);
        }
        Rational count = number(ModelField.HEADS, t, Rational.ONE);
        if (!count.isInteger() || count.signum() <= 0 || count.num().bitLength() > 20) {
            throw new ElaborationException("in model " + definition.name() + ", field heads: expected a number of heads, found " + count);
        }
        try {
            List<Head> heads = new ArrayList<>();
            for (int h = 1; h <= count.num().intValueExact(); h++) {
                heads.add(head(t, h));
            }
            Layer made = new Layer(mask(t), heads, temperature, number(ModelField.SKIP, t, Rational.ZERO), norm(form.norm(), t, ModelField.EPSILON, ModelField.GAIN, ModelField.BIAS),
                    form.preNorm() ? Layer.Placement.PRE : Layer.Placement.POST, form.forward().map(f -> forward(f, t)));
            if (made.features() != start.columns() || made.mask().nodes() != start.rows()) {
                throw new IllegalArgumentException("a layer of " + made.mask().nodes() + " tokens and " + made.features() + " features for " + start.rows() + " tokens of " + start.columns());
            }
            return made;
        } catch (IllegalArgumentException e) {
            throw new ElaborationException("in model " + definition.name() + ", layer " + t + ": " + e.getMessage());
        }
    }

    private Head head(int t, int h) {
        Weights value = matrix(ModelField.VALUE, t, h);
        // Without query and key all scores are 0.
        Weights none = Weights.zero(value.rows(), 1);
        boolean scores = form.has(ModelField.QUERY);
        return new Head(scores ? matrix(ModelField.QUERY, t, h) : none, scores ? matrix(ModelField.KEY, t, h) : none, value,
                form.has(ModelField.OUTPUT) ? Optional.of(matrix(ModelField.OUTPUT, t, h)) : Optional.empty());
    }

    private FeedForward forward(ModelForm.Forward f, int t) {
        Activation activation = switch (f.activation()) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case GELU -> Activation.GELU;
            case GELU_TANH -> Activation.GELU_TANH;
        };
        return new FeedForward(matrix(ModelField.FORWARD_IN, t, 0), row(ModelField.FORWARD_IN_BIAS, t), activation, matrix(ModelField.FORWARD_OUT, t, 0), row(ModelField.FORWARD_OUT_BIAS, t),
                number(ModelField.FORWARD_SKIP, t, Rational.ZERO), norm(f.norm(), t, ModelField.FORWARD_EPSILON, ModelField.FORWARD_GAIN, ModelField.FORWARD_BIAS));
    }

    private Normalisation norm(ModelForm.Norm norm, int t, ModelField epsilon, ModelField gain, ModelField bias) {
        return switch (norm) {
            case NONE -> new Normalisation.None();
            case UNIT -> new Normalisation.Unit();
            case RMS -> new Normalisation.RootMeanSquare(affine(t, epsilon, gain, bias));
            case CENTRED -> new Normalisation.Centred(affine(t, epsilon, gain, bias));
        };
    }

    private Normalisation.Affine affine(int t, ModelField epsilon, ModelField gain, ModelField bias) {
        Rational e = number(epsilon, t, Rational.ZERO);
        if (e.signum() < 0) {
            throw new UnsupportedOperationException("a trajectory with a negative epsilon");
        }
        return new Normalisation.Affine(e, row(gain, t), row(bias, t));
    }

    /** The value of a field; its names t and h are given as far as it may use them. */
    private Value value(ModelField f, int t, int h) {
        return value(shared.orElseGet(Terms::new), f.definition(definition.name()), f, t, h, null);
    }

    /** The value of a field, or with {@code body} of that expression read in the place of the field. */
    private Value value(Terms terms, String name, ModelField f, int t, int h, Expr body) {
        Names in = new Names(terms, names.definitions(), names.values());
        List<Expr> args = new ArrayList<>();
        for (int k = 0; k < parameters; k++) {
            args.add(Expr.name(ARGUMENT + k));
        }
        if (f.ofLayer()) {
            args.add(Expr.number(t));
        }
        if (f.ofHead()) {
            args.add(Expr.number(h));
        }
        if (body != null) {
            java.util.Map<String, Definition> more = new java.util.HashMap<>(names.definitions());
            more.put(name, new Definition(name, names.definitions().get(f.definition(definition.name())).params(), Optional.empty(), body));
            in = new Names(terms, more, names.values());
        }
        Elaborator elaborator = in.elaborator();
        return elaborator.value(args.isEmpty() ? Expr.name(name) : new Expr.Call(name, args));
    }

    private UnsupportedOperationException unsupported(ModelField f, Value v) {
        return new UnsupportedOperationException("no enclosure of a trajectory where the field " + f.path() + " of model " + definition.name() + " is "
                + (v instanceof Value.Undefined ? "undefined" : "not made of rational constants (only the start may depend on names over boxes)"));
    }

    private Rational number(ModelField f, int t, Rational otherwise) {
        if (!form.has(f)) {
            return otherwise;
        }
        Value v = value(f, t, 0);
        if (v.constant() == null) {
            throw unsupported(f, v);
        }
        return v.constant();
    }

    private Mask mask(int t) {
        Value v = value(ModelField.MASK, t, 0);
        if (v instanceof Value.Graph(Mask m)) {
            return m;
        }
        throw unsupported(ModelField.MASK, v);
    }

    /** A matrix that is made up in one call. */
    private Optional<Weights> generated(ModelField f, int t, int h) {
        Expr body = names.definitions().get(f.definition(definition.name())).body();
        if (body instanceof Expr.Call(String name, List<Expr> args) && Generators.isGenerator(name)) {
            Terms terms = new Terms();
            return Optional.of(Generators.matrix(name, Generators.constants(args.stream().map(a -> value(terms, ARGUMENT + "of", f, t, h, a)).toList())));
        }
        return Optional.empty();
    }

    private Weights matrix(ModelField f, int t, int h) {
        Optional<Weights> made = generated(f, t, h);
        if (made.isPresent()) {
            return made.get();
        }
        Value v = value(f, t, h);
        if (v instanceof Value.Mat m) {
            return new Weights.Literal(m.rows(), m.columns(), constants(f, v, m.entries()));
        }
        throw unsupported(f, v);
    }

    private List<Rational> constants(ModelField f, Value v, List<Term> entries) {
        if (!entries.stream().allMatch(Term::isConst)) {
            throw unsupported(f, v);
        }
        return entries.stream().map(Term::value).toList();
    }

    private Optional<Weights> row(ModelField f, int t) {
        if (!form.has(f)) {
            return Optional.empty();
        }
        Value v = value(f, t, 0);
        if (v instanceof Value.Vec x) {
            return Optional.of(new Weights.Literal(1, x.length(), constants(f, v, x.entries())));
        }
        throw unsupported(f, v);
    }

    /** About how many scalar nodes the elaboration of one layer makes. */
    long nodesPerLayer() {
        Layer l = at(0);
        long n = start.rows();
        long d = start.columns();
        long sum = 0;
        for (Head h : l.heads()) {
            long k = h.query().columns();
            long m = h.value().columns();
            sum += 4 * n * d * k + 2 * n * n * k + 2 * n * d * m + 2 * n * n * m + (h.output().isPresent() ? 2 * n * m * d : 0) + 3 * n * n * n;
        }
        return sum + l.feedForward().map(f -> 4 * n * d * f.inner().columns()).orElse(0L);
    }
}
