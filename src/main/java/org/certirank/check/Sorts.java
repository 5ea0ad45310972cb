package org.certirank.check;

import java.util.*;

/** What can be checked of a spec before any integer is known: names, scopes, definitions without cycles, sorts. Sorts are the letters of {@link Builtin}, '?' is unknown. */
final class Sorts {
    private final Map<String, Spec.Definition> definitions;
    private final Map<String, Character> known = new HashMap<>();

    Sorts(Map<String, Spec.Definition> definitions) {
        this.definitions = definitions;
    }

    private static InputException error(Ast e, String message) { return new InputException("at character " + e.at() + ": " + message); }

    void checkDefinitions() {
        Set<String> done = new HashSet<>();
        for (Map.Entry<String, Spec.Definition> d : definitions.entrySet()) {
            try {
                for (String p : d.getValue().parameters()) {
                    if (definitions.containsKey(p)) throw new InputException("the parameter '" + p + "' has the name of a definition");
                }
                acyclic(d.getKey(), new HashSet<>(), done);
                recursion(d.getKey(), d.getValue(), d.getValue().body());
                definition(d.getKey(), "?".repeat(d.getValue().parameters().size()));
            } catch (InputException e) {
                throw new InputException("/let/" + d.getKey() + ": " + e.getMessage());
            }
        }
    }

    private void acyclic(String name, Set<String> open, Set<String> done) {
        if (done.contains(name)) return;
        if (!open.add(name)) throw new InputException("the definition '" + name + "' goes in a circle");
        Spec.Definition d = definitions.get(name);
        for (String used : d.body().freeNames()) {
            boolean self = used.equals(name) && d.recursion() >= 0;
            if (definitions.containsKey(used) && !self) acyclic(used, open, done);
        }
        open.remove(name);
        done.add(name);
    }

    /** Every call of itself has p - k for the decreasing parameter p. */
    private static void recursion(String name, Spec.Definition d, Ast e) {
        if (e.tag() == Ast.Tag.CALL && e.text().equals(name) && d.recursion() >= 0 && e.args().size() == d.parameters().size()) {
            Ast a = e.arg(d.recursion());
            String p = d.parameters().get(d.recursion());
            if (a.tag() != Ast.Tag.SUB || a.arg(0).tag() != Ast.Tag.NAME || !a.arg(0).text().equals(p) || a.arg(1).tag() != Ast.Tag.NUMBER
                    || !a.arg(1).value().isInteger() || a.arg(1).value().signum() <= 0) {
                throw error(a, "expected " + p + " - k with a positive integer k");
            }
        }
        e.args().forEach(a -> recursion(name, d, a));
    }

    private char definition(String name, String sorts) {
        Character done = known.putIfAbsent(name + ":" + sorts, '?'); // '?' also while it calls itself
        if (done != null) return done;
        Spec.Definition d = definitions.get(name);
        Map<String, Character> scope = new HashMap<>();
        for (int i = 0; i < sorts.length(); i++) scope.put(d.parameters().get(i), sorts.charAt(i));
        char sort = of(d.body(), scope);
        known.put(name + ":" + sorts, sort);
        return sort;
    }

    void checkClaim(Spec.Claim claim) {
        Map<String, Character> scope = new HashMap<>();
        for (Spec.Quantifier q : claim.given()) {
            char sort = set(q.set(), scope);
            fresh(q.name(), scope, q.set());
            scope.put(q.name(), sort);
            if (q.where() != null) want("T", q.where(), scope);
        }
        want("T", claim.holds(), scope);
    }

    private void fresh(String name, Map<String, Character> scope, Ast e) {
        if (Builtin.reserved(name) || definitions.containsKey(name) || scope.containsKey(name)) throw error(e, "the name '" + name + "' is taken");
    }

    private char want(String sorts, Ast e, Map<String, Character> scope) {
        char sort = of(e, scope);
        if (sort != '?' && sorts.indexOf(sort) < 0) throw error(e, "expected the sort " + String.join(" or ", sorts.split("")) + ", not " + sort);
        return sort;
    }

    private char set(Ast s, Map<String, Character> scope) {
        switch (s.tag()) {
            case INTERVAL, RANGE:
                boolean constant = true;
                for (Ast end : s.args()) {
                    if (!end.infinite()) want("N", end, scope);
                    constant &= !end.infinite() && end.freeNames().stream().noneMatch(scope::containsKey);
                }
                if (constant) {
                    Elaborator e = new Elaborator(definitions);
                    if (Decide.closed(new Formula.Rel(Formula.Kind.GT, e.number(s.arg(0), null), e.number(s.arg(1), null)), e.nodes) == Decide.TRUE) {
                        throw error(s, "the ends are reversed");
                    }
                }
                return 'N';
            case BRACES:
                for (Ast e : s.args()) {
                    want("N", e, scope);
                    if (e.freeNames().stream().anyMatch(scope::containsKey)) throw error(e, "expected a constant");
                }
                return 'N';
            case NAME: return 'N';
            default: return namedSet(s, scope);
        }
    }

    private char namedSet(Ast s, Map<String, Character> scope) {
        if (s.text().equals("sequences")) {
            char member = set(s.arg(0), scope);
            if (member != 'V' && member != 'M') throw error(s, "expected sequences of vectors or matrices");
            return member == 'V' ? 'v' : 'm';
        }
        int numbers = s.text().equals("vectors") || s.text().equals("sphere") || s.text().equals("digraphs") ? 1 : 2;
        for (int i = 0; i < numbers; i++) want(s.text().equals("stochastic") && i == 0 ? "G" : "N", s.arg(i), scope);
        if (s.args().size() > numbers && set(s.last(), scope) != 'N') throw error(s, "expected entries from a set of numbers");
        return s.text().equals("digraphs") ? 'G' : numbers == 1 ? 'V' : 'M';
    }

    private char of(Ast e, Map<String, Character> scope) {
        switch (e.tag()) {
            case NUMBER: return 'N';
            case TRUE, FALSE: return 'T';
            case NAME:
                if (scope.containsKey(e.text())) return scope.get(e.text());
                if (e.text().equals("pi")) return 'N';
                if (definitions.containsKey(e.text()) && definitions.get(e.text()).parameters().isEmpty()) return definition(e.text(), "");
                throw error(e, "expected a known name, not '" + e.text() + "'");
            case CALL: return call(e, scope);
            case BIND: return bind(e, scope);
            case INDEX:
                e.args().subList(1, e.args().size()).forEach(i -> want("N", i, scope));
                char of = want(e.args().size() == 2 ? "VM" : "M", e.arg(0), scope);
                return of == '?' ? '?' : of == 'M' && e.args().size() == 2 ? 'V' : 'N';
            case LIST: return list(e, scope);
            case COMPARE: return compare(e, scope);
            case NOT, AND, OR, IMPLIES, IFF:
                e.args().forEach(a -> want("T", a, scope));
                return 'T';
            case NEG: return want("NVM", e.arg(0), scope);
            default: return arithmetic(e, want("NVM", e.arg(0), scope), want("NVM", e.arg(1), scope));
        }
    }

    private char call(Ast e, Map<String, Character> scope) {
        if (e.text().equals("if") && e.args().size() == 3) {
            want("T", e.arg(0), scope);
            char a = of(e.arg(1), scope);
            char b = of(e.arg(2), scope);
            return a == b ? a : '?';
        } else if (e.text().equals("diff") && e.args().size() == 2 && e.arg(1).tag() == Ast.Tag.NAME) {
            want("N", e.arg(1), scope);
            want("N", e.arg(0), scope);
            return 'N';
        }
        StringBuilder sorts = new StringBuilder();
        e.args().forEach(a -> sorts.append(of(a, scope)));
        Character callee = scope.get(e.text());
        if (callee != null && sorts.length() == 1 && (callee == 'v' || callee == 'm' || callee == '?')) {
            want("N", e.arg(0), scope);
            return callee == 'v' ? 'V' : callee == 'm' ? 'M' : '?';
        } else if (callee == null && Builtin.known(e.text())) {
            return Builtin.result(e.text(), sorts.toString(), e.at());
        } else if (callee == null && definitions.containsKey(e.text()) && definitions.get(e.text()).parameters().size() == sorts.length() && sorts.length() > 0) {
            return definition(e.text(), sorts.toString());
        }
        throw error(e, "expected a function of " + sorts.length() + " arguments, not '" + e.text() + "'");
    }

    private char bind(Ast e, Map<String, Character> scope) {
        Map<String, Character> inner = new HashMap<>(scope);
        for (int i = 0; i + 1 < e.args().size(); i += 3) {
            want("N", e.arg(i + 1), scope);
            want("N", e.arg(i + 2), scope);
            fresh(e.arg(i).text(), inner, e);
            inner.put(e.arg(i).text(), 'N');
        }
        return switch (e.text()) {
            case "all", "any" -> {
                want("T", e.last(), inner);
                yield 'T';
            }
            case "sum" -> want("NVM", e.last(), inner);
            default -> {
                want("N", e.last(), inner);
                yield e.text().equals("vector") ? 'V' : e.text().equals("matrix") ? 'M' : 'N';
            }
        };
    }

    private char list(Ast e, Map<String, Character> scope) {
        boolean matrix = e.args().stream().allMatch(a -> a.tag() == Ast.Tag.LIST);
        for (Ast row : matrix ? e.args() : List.of(e)) {
            if (row.args().size() != (matrix ? e.arg(0) : e).args().size()) throw error(row, "expected rows of one length");
            row.args().forEach(a -> want("N", a, scope));
        }
        return matrix ? 'M' : 'V';
    }

    private char compare(Ast e, Map<String, Character> scope) {
        boolean equality = e.text().matches("[ !=]*");
        char before = '?';
        for (Ast a : e.args()) {
            char sort = want(equality ? "NVMG" : "N", a, scope);
            if (before != '?' && sort != '?' && sort != before) throw error(e, "the sorts " + before + " and " + sort + " cannot be compared");
            before = sort == '?' ? before : sort;
        }
        return 'T';
    }

    private static char arithmetic(Ast e, char l, char r) {
        boolean fits = l == '?' || r == '?' || switch (e.tag()) {
            case ADD, SUB -> l == r;
            case MUL -> l != 'V' || r != 'V';
            case DIV -> r == 'N';
            default -> r == 'N' && l != 'V';
        };
        if (!fits) throw error(e, "the sorts " + l + " and " + r + " do not fit");
        return l == '?' || r == '?' ? '?' : e.tag() == Ast.Tag.MUL ? l == 'N' ? r : r == 'N' ? l : l == 'M' && r == 'M' ? 'M' : 'V' : l;
    }
}
