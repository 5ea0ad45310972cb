package org.certirank.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certirank.exact.Rational;
import org.certirank.expr.Expr.Binary;
import org.certirank.expr.Expr.BinaryOp;

/**
 * A model as ordinary definitions: one for each of its texts, one for each step of a layer, and the function itself, {@code run(p, T) = if(T = 0, start, layer(p, T - 1, run(p, T - 1)))}. So a model elaborates to
 * the scalar nodes of exactly the expressions that section 10 of the spec language writes down. The steps have names that no text can mention.
 */
public final class ModelExpansion {
    /** The number of the layer and of the head in the texts of a model. */
    public static final String LAYER = "t";
    public static final String HEAD = "h";
    /** The parameter of the model itself: how many layers. */
    private static final String LAYERS = "T" + Definition.HIDDEN;
    private static final String X = "X" + Definition.HIDDEN;
    private static final String Z = "Z" + Definition.HIDDEN;
    private static final String I = "i" + Definition.HIDDEN;
    private static final String J = "j" + Definition.HIDDEN;

    /** A definition, and the field at which its problems are reported. */
    public record Piece(Definition definition, ModelField field) { }

    private final String model;
    private final List<String> params;
    private final ModelForm form;
    private final List<Piece> pieces = new ArrayList<>();

    private ModelExpansion(String model, List<String> params, ModelForm form) {
        this.model = model;
        this.params = params;
        this.form = form;
    }

    /** All definitions of a model; the first is the model itself. */
    public static List<Piece> of(String model, List<String> params, ModelForm form, Map<ModelField, Expr> texts) {
        ModelExpansion e = new ModelExpansion(model, params, form);
        List<String> all = new ArrayList<>(params);
        all.add(LAYERS);
        Expr before = new Binary(BinaryOp.SUB, Expr.name(LAYERS), Expr.number(1));
        Expr body = Expr.call("if", Expr.Chain.of(Expr.name(LAYERS), Relation.EQ, Expr.number(0)), e.field(ModelField.START),
                e.call("mask#layer", before, e.call("", before)));
        e.pieces.add(new Piece(new Definition(model, all, Optional.of(LAYERS), body, Optional.of(form)), ModelField.START));
        texts.forEach((field, text) -> {
            List<String> sees = new ArrayList<>(params);
            if (field.ofLayer()) {
                sees.add(LAYER);
            }
            if (field.ofHead()) {
                sees.add(HEAD);
            }
            e.pieces.add(new Piece(new Definition(field.definition(model), sees, Optional.empty(), text), field));
        });
        e.heads();
        e.norms(form.norm(), "norm", ModelField.EPSILON, ModelField.GAIN, ModelField.BIAS);
        form.forward().ifPresent(e::forward);
        e.layer();
        return e.pieces;
    }

    /** The hidden definition of a layer: of the model's parameters, the number of the layer, and the tokens before it. */
    static String layer(String model) {
        return model + Definition.HIDDEN + "mask#layer";
    }

    /** A call of a step, or of the model for "", with the model's own parameters first. */
    private Expr call(String step, Expr... args) {
        List<Expr> all = new ArrayList<>(params.stream().<Expr>map(Expr::name).toList());
        all.addAll(List.of(args));
        return new Expr.Call(step.isEmpty() ? model : model + Definition.HIDDEN + step, all);
    }

    /** A field where t and h are in sight; 1 for heads or temperature that are not given. */
    private Expr field(ModelField f) {
        if (!form.has(f)) {
            return Expr.number(1);
        }
        List<Expr> all = new ArrayList<>(params.stream().<Expr>map(Expr::name).toList());
        if (f.ofLayer()) {
            all.add(Expr.name(LAYER));
        }
        if (f.ofHead()) {
            all.add(Expr.name(HEAD));
        }
        return all.isEmpty() ? Expr.name(f.definition(model)) : new Expr.Call(f.definition(model), all);
    }

    /** Defines a step with parameters beside the model's own. Its name begins with the field at which its problems are reported. */
    private void step(String name, ModelField field, List<String> more, Expr body) {
        List<String> all = new ArrayList<>(params);
        all.addAll(more);
        pieces.add(new Piece(new Definition(model + Definition.HIDDEN + name, all, Optional.empty(), body), field));
    }

    private static Expr times(Expr a, Expr b) {
        return new Binary(BinaryOp.MUL, a, b);
    }

    private static Expr plus(Expr a, Expr b) {
        return new Binary(BinaryOp.ADD, a, b);
    }

    private static Expr over(Expr a, Expr b) {
        return new Binary(BinaryOp.DIV, a, b);
    }

    private static Expr matrix(Expr rows, Expr columns, Expr entry) {
        return new Expr.Bound(Expr.BoundKind.MATRIX, List.of(new Expr.Binder(I, Expr.number(1), rows), new Expr.Binder(J, Expr.number(1), columns)), entry);
    }

    private static Expr rows(String m) {
        return Expr.call("rows", Expr.name(m));
    }

    private static Expr columns(String m) {
        return Expr.call("columns", Expr.name(m));
    }

    private static Expr entry(String m) {
        return new Expr.Index(Expr.name(m), List.of(Expr.name(I), Expr.name(J)));
    }

    private void heads() {
        Expr t = Expr.name(LAYER);
        Expr h = Expr.name(HEAD);
        Expr z = Expr.name(Z);
        List<String> sees = List.of(LAYER, HEAD, Z);
        Expr mask = field(ModelField.MASK);
        Expr weights = Expr.call("uniform", mask);
        if (form.has(ModelField.QUERY)) {
            Expr products = times(times(z, field(ModelField.QUERY)), Expr.call("transpose", times(z, field(ModelField.KEY))));
            step("query#scores", ModelField.QUERY, sees, over(products, Expr.call("sqrt", field(ModelField.TEMPERATURE))));
            weights = Expr.call("softmax", call("query#scores", t, h, z), mask);
        }
        step("mask#weights", ModelField.MASK, sees, weights);
        step("value#mixed", ModelField.VALUE, sees, times(call("mask#weights", t, h, z), times(z, field(ModelField.VALUE))));
        Expr head = call("value#mixed", t, h, z);
        if (form.has(ModelField.OUTPUT)) {
            step("output#head", ModelField.OUTPUT, sees, times(head, field(ModelField.OUTPUT)));
            head = call("output#head", t, h, z);
        }
        // Without the field there is one head; a sum of one is itself.
        step("heads#sum", ModelField.HEADS, List.of(LAYER, Z),
                new Expr.Bound(Expr.BoundKind.SUM, List.of(new Expr.Binder(HEAD, Expr.number(1), field(ModelField.HEADS))), head));
    }

    /** The steps of a norm, row by row: {@code name#mean}, {@code name#centred}, {@code name#root}, {@code name#norm}. */
    private void norms(ModelForm.Norm norm, String name, ModelField epsilon, ModelField gain, ModelField bias) {
        List<String> sees = List.of(LAYER, X);
        Expr t = Expr.name(LAYER);
        Expr x = Expr.name(X);
        switch (norm) {
            case NONE -> { }
            case UNIT -> step(name + "#norm", ModelField.VALUE, sees, Expr.call("layernorm", x));
            case RMS -> {
                root(name, epsilon);
                step(name + "#norm", anchor(epsilon, gain, bias), sees, scaled(name, gain, bias));
            }
            case CENTRED -> {
                root(name, epsilon);
                step(name + "#mean", ModelField.VALUE, sees, over(Expr.call("sum", x), Expr.call("length", x)));
                step(name + "#centred", ModelField.VALUE, sees,
                        matrix(rows(X), columns(X), new Binary(BinaryOp.SUB, entry(X), call(name + "#mean", t, Expr.call("row", x, Expr.name(I))))));
                step(name + "#scaled", anchor(epsilon, gain, bias), sees, scaled(name, gain, bias));
                step(name + "#norm", ModelField.VALUE, sees, call(name + "#scaled", t, call(name + "#centred", t, x)));
            }
        }
    }

    /** A field of the norm that is there, for messages. */
    private ModelField anchor(ModelField epsilon, ModelField gain, ModelField bias) {
        return form.has(gain) ? gain : form.has(bias) ? bias : form.has(epsilon) ? epsilon : ModelField.VALUE;
    }

    private void root(String name, ModelField epsilon) {
        Expr v = Expr.name(X);
        Expr squares = new Expr.Bound(Expr.BoundKind.SUM, List.of(new Expr.Binder(J, Expr.number(1), Expr.call("length", v))),
                new Binary(BinaryOp.POW, new Expr.Index(v, List.of(Expr.name(J))), Expr.number(2)));
        Expr mean = over(squares, Expr.call("length", v));
        step(name + "#root", ModelField.VALUE, List.of(LAYER, X), Expr.call("sqrt", form.has(epsilon) ? plus(mean, field(epsilon)) : mean));
    }

    /** Entries over the roots of their rows, times gain, plus bias. */
    private Expr scaled(String name, ModelField gain, ModelField bias) {
        Expr e = over(entry(X), call(name + "#root", Expr.name(LAYER), Expr.call("row", Expr.name(X), Expr.name(I))));
        Expr columns = columns(X);
        List<Expr> lengths = new ArrayList<>();
        for (ModelField f : List.of(gain, bias)) {
            if (form.has(f)) {
                Expr at = new Expr.Index(field(f), List.of(Expr.name(J)));
                e = f == gain ? times(e, at) : plus(e, at);
                lengths.add(Expr.call("length", field(f)));
            }
        }
        Expr m = matrix(rows(X), lengths.isEmpty() ? columns : lengths.getFirst(), e);
        for (int k = 0; k < lengths.size(); k++) {
            // Zeros of the right shape fold away, zeros of another are a clash.
            m = plus(m, Expr.call("zeros", rows(X), k == 0 ? columns : lengths.get(k)));
        }
        return m;
    }

    private Expr repeated(ModelField bias, String like) {
        return Expr.call("outer", Expr.call("ones", rows(like)), field(bias));
    }

    private void forward(ModelForm.Forward block) {
        List<String> sees = List.of(LAYER, X);
        Expr t = Expr.name(LAYER);
        Expr x = Expr.name(X);
        Expr inner = times(x, field(ModelField.FORWARD_IN));
        step("forward/in#inner", ModelField.FORWARD_IN, sees, form.has(ModelField.FORWARD_IN_BIAS) ? plus(inner, repeated(ModelField.FORWARD_IN_BIAS, X)) : inner);
        step("forward/activation#entry", ModelField.FORWARD_IN, sees, activation(block.activation(), x));
        step("forward/activation#all", ModelField.FORWARD_IN, sees, matrix(rows(X), columns(X), call("forward/activation#entry", t, entry(X))));
        Expr outer = times(call("forward/activation#all", t, call("forward/in#inner", t, x)), field(ModelField.FORWARD_OUT));
        step("forward/out#outer", ModelField.FORWARD_OUT, sees, form.has(ModelField.FORWARD_OUT_BIAS) ? plus(outer, repeated(ModelField.FORWARD_OUT_BIAS, X)) : outer);
        norms(block.norm(), "forward/norm", ModelField.FORWARD_EPSILON, ModelField.FORWARD_GAIN, ModelField.FORWARD_BIAS);
    }

    private static Expr activation(ModelForm.Activation activation, Expr x) {
        return switch (activation) {
            case RELU -> Expr.call("max", x, Expr.number(0));
            case TANH -> Expr.call("tanh", x);
            case GELU -> Expr.call("gelu", x);
            case GELU_TANH -> {
                Expr cubic = times(over(Expr.number(44_715), Expr.number(1_000_000)), new Binary(BinaryOp.POW, x, Expr.number(3)));
                Expr argument = times(Expr.call("sqrt", over(Expr.number(2), Expr.name("pi"))), plus(x, cubic));
                yield times(over(x, Expr.number(Rational.of(2))), plus(Expr.number(1), Expr.call("tanh", argument)));
            }
        };
    }

    private Expr normed(ModelForm.Norm norm, String name, Expr x) {
        return norm == ModelForm.Norm.NONE ? x : call(name + "#norm", Expr.name(LAYER), x);
    }

    private Expr withSkip(ModelField skip, Expr x, Expr addend) {
        return form.has(skip) ? plus(times(field(skip), x), addend) : addend;
    }

    private void layer() {
        Expr t = Expr.name(LAYER);
        Expr x = Expr.name(X);
        Expr z = Expr.name(Z);
        step("skip#attended", form.has(ModelField.SKIP) ? ModelField.SKIP : ModelField.VALUE, List.of(LAYER, X, Z), withSkip(ModelField.SKIP, x, call("heads#sum", t, z)));
        Expr first = form.preNorm() ? call("skip#attended", t, x, normed(form.norm(), "norm", x)) : normed(form.norm(), "norm", call("skip#attended", t, x, x));
        if (form.forward().isEmpty()) {
            step("mask#layer", ModelField.VALUE, List.of(LAYER, X), first);
            return;
        }
        ModelForm.Norm norm = form.forward().get().norm();
        Expr fed = form.preNorm() ? normed(norm, "forward/norm", x) : x;
        Expr sum = withSkip(ModelField.FORWARD_SKIP, x, call("forward/out#outer", t, fed));
        step("forward/out#block", ModelField.FORWARD_OUT, List.of(LAYER, X), form.preNorm() ? sum : normed(norm, "forward/norm", sum));
        step("mask#layer", ModelField.VALUE, List.of(LAYER, X), call("forward/out#block", t, first));
    }
}
