#!/bin/sh
# Matrix benchmarks: Certirank and Arb one after the other on the same data, and their ratios (above 1: faster than Arb).
#
#   bench/run.sh [PART...]     a PART of a name selects the measurements that hold it: bench/run.sh product/256/ inverse/64/128
#
# Environment: JAVA_HOME (a JDK 25), CLASSES (compiled main classes; without it they are compiled into BUILD), BUILD (default: a folder below TMPDIR or /tmp),
# CLASS_PATH (libraries of the project). Without gcc or libflint-arb-dev the column of Arb stays empty.
set -eu
home=$(cd -P -- "$(dirname -- "$0")/.." && pwd -P)
java_home=${JAVA_HOME:?set JAVA_HOME to a JDK 25}
build=${BUILD:-${TMPDIR:-/tmp}/certirank-bench}
mkdir -p "$build/classes"
libraries=${CLASS_PATH:-$(find "$home/target/lib" -name '*.jar' 2>/dev/null | tr '\n' ':')}

if [ -z "${CLASSES:-}" ]; then
    find "$home/src/main/java/org/certirank/exact" "$home/src/main/java/org/certirank/interval" "$home/src/main/java/org/certirank/simd" "$home/src/main/java/org/certirank/linalg" -name '*.java' >"$build/sources"
    "$java_home/bin/javac" -nowarn -proc:none --add-modules jdk.incubator.vector -cp "$libraries" -d "$build/classes" "@$build/sources" 2>"$build/javac.log" || { cat "$build/javac.log" >&2; exit 1; }
    CLASSES=$build/classes
fi
"$java_home/bin/javac" -nowarn -proc:none -cp "$CLASSES:$libraries" -d "$build/classes" "$home/bench/java/org/certirank/bench/MatrixBench.java"
if gcc -O2 -o "$build/arb_matrices" "$home/bench/peers/arb_matrices.c" -I/usr/include/flint -lflint-arb -lflint -lmpfr -lgmp -lm 2>"$build/gcc.log"; then
    "$build/arb_matrices" "$@" >"$build/arb.txt"
else
    echo "no Arb: see $build/gcc.log" >&2
    : >"$build/arb.txt"
fi
"$java_home/bin/java" --add-modules jdk.incubator.vector -XX:+UseSerialGC -Xmx3g -cp "$build/classes:$CLASSES:$libraries" org.certirank.bench.MatrixBench "$@" 2>"$build/java.log" >"$build/certirank.txt" || { cat "$build/java.log" >&2; exit 1; }
awk 'NR == FNR { time[$1] = $2; radius[$1] = $3; next }
     /^#/ { print; next }
     FNR == 1 || !printed { printf "%-28s %12s %8s %12s %8s %8s\n", "name", "ms", "radius", "Arb ms", "radius", "ratio"; printed = 1 }
     { if ($1 in time) printf "%-28s %12s %8s %12s %8s %8.2f\n", $1, $2, "2^" $3, time[$1], "2^" radius[$1], time[$1] / $2
       else printf "%-28s %12s %8s\n", $1, $2, $3 == "-" ? "" : "2^" $3 }' "$build/arb.txt" "$build/certirank.txt"
