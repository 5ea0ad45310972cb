package org.certirank.check;

import java.util.*;

/** A spec file as far as the checker reads it: definitions and claims, parsed and checked for names and sorts (spec language, sections 1 to 6). */
record Spec(String id, Map<String, Definition> definitions, Map<String, Claim> claims) {
    static final int SIZE = 4 << 20;
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final List<String> SPEC_FIELDS = List.of("id", "kind", "title", "source", "statement", "let", "claims");
    private static final List<String> CLAIM_FIELDS = List.of("id", "says", "reading", "coverage", "given", "holds", "expect", "uses", "how");

    /** @param recursion the index of the parameter that decreases, -1 if the definition does not call itself */
    record Definition(List<String> parameters, int recursion, Ast body) { }

    /** @param where null if there is no condition */
    record Quantifier(boolean forall, String name, Ast set, Ast where) { }

    record Claim(String id, String coverage, List<Quantifier> given, Ast holds, List<String> uses) { }

    private interface Reader<T> {
        T read(String text);
    }

    private static <T> T parse(Fields f, String field, Reader<T> reader) {
        try {
            return reader.read(f.text(field));
        } catch (InputException e) {
            throw f.has(field) && f.get(field) instanceof String ? new InputException(f.at(field) + ": " + e.getMessage()) : e;
        }
    }

    static Spec read(byte[] bytes) {
        Fields f = new Fields(Json.parse(bytes, SIZE), "", SPEC_FIELDS);
        String id = id(f);
        f.choice("kind", "theorem", "counterexample", "conjecture");
        f.text("title");
        f.text("statement", "");
        if (f.has("source")) {
            Fields source = new Fields(f.get("source"), "/source", List.of("arxiv", "version", "where", "text"));
            source.text("arxiv", "");
            source.text("where", "");
            source.text("text", "");
            if (source.has("version")) source.integer("version");
        }
        Map<String, Definition> definitions = new LinkedHashMap<>();
        if (f.has("let")) {
            Map<?, ?> let = f.get("let") instanceof Map<?, ?> m ? m : null;
            if (let == null) throw Fields.wrong("/let", "an object");
            let.forEach((name, value) -> definitions.put((String) name, definition(name, value)));
        }
        Sorts sorts = new Sorts(definitions);
        sorts.checkDefinitions();
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (Object o : f.list("claims")) {
            Fields c = new Fields(o, "/claims/" + claims.size(), CLAIM_FIELDS);
            Claim claim = claim(c);
            try {
                sorts.checkClaim(claim);
            } catch (InputException e) {
                throw new InputException(c.at("given or holds") + ": " + e.getMessage());
            }
            if (claims.put(claim.id, claim) != null) throw Fields.wrong(c.at("id"), "no second claim of this id");
        }
        if (claims.isEmpty()) throw Fields.wrong("/claims", "at least one claim");
        return new Spec(id, definitions, claims);
    }

    private static String id(Fields f) {
        String id = f.text("id");
        if (!id.matches(ID)) throw Fields.wrong(f.at("id"), "an id " + ID);
        return id;
    }

    private static Definition definition(Object name, Object value) {
        String pointer = "/let/" + name;
        if (!((String) name).matches("[A-Za-z][A-Za-z0-9_]*") || Builtin.reserved((String) name)) {
            throw Fields.wrong(pointer, "a name that is not taken");
        }
        if (value instanceof String) {
            return new Definition(List.of(), -1, parse(new Fields(Map.of("is", value), pointer, List.of("is")), "is", Parser::expression));
        }
        Fields f = new Fields(value, pointer, List.of("of", "is", "recursion"));
        List<String> parameters = new ArrayList<>();
        for (Object p : f.list("of")) {
            String parameter = Fields.text(p, f.at("of"));
            if (!parameter.matches("[A-Za-z][A-Za-z0-9_]*") || Builtin.reserved(parameter) || parameters.contains(parameter)) {
                throw Fields.wrong(f.at("of"), "parameters with names that are not taken");
            }
            parameters.add(parameter);
        }
        int recursion = f.has("recursion") ? parameters.indexOf(f.text("recursion")) : -1;
        if (parameters.isEmpty() || f.has("recursion") && recursion < 0) {
            throw Fields.wrong(parameters.isEmpty() ? f.at("of") : f.at("recursion"), "a parameter");
        }
        return new Definition(List.copyOf(parameters), recursion, parse(f, "is", Parser::expression));
    }

    private static Claim claim(Fields c) {
        String id = id(c);
        c.text("says");
        c.text("reading", "");
        String coverage = c.choice("coverage", "whole", "part");
        c.choice("expect", "proved", "refuted", "enclosed", "undecided");
        if (c.has("how") && !(c.get("how") instanceof Map)) throw Fields.wrong(c.at("how"), "an object");
        List<Quantifier> given = new ArrayList<>();
        c.list("given");
        for (Fields q : c.objects("given", "forall", "exists", "in", "where")) {
            if (q.has("forall") == q.has("exists")) throw Fields.wrong(q.at(""), "either forall or exists");
            String name = q.text(q.has("forall") ? "forall" : "exists");
            if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) throw Fields.wrong(q.at(""), "a name");
            Ast where = q.has("where") ? parse(q, "where", Parser::expression) : null;
            given.add(new Quantifier(q.has("forall"), name, parse(q, "in", Parser::set), where));
        }
        List<String> uses = new ArrayList<>();
        if (c.has("uses")) c.list("uses").forEach(u -> uses.add(Fields.text(u, c.at("uses"))));
        return new Claim(id, coverage, List.copyOf(given), parse(c, "holds", Parser::expression), uses);
    }
}
