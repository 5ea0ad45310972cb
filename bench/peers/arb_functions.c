/* Arb's ball functions on 1000 inputs each, in ns of processor time: the peer of BallTimings.
 * gcc -O2 -o arb_functions arb_functions.c -I/usr/include/flint -lflint-arb -lflint -lmpfr -lgmp -lm   (Debian: libflint-arb-dev)
 * usage: arb_functions BITS...     prints lines "BITS NAME NANOSECONDS"
 * Inputs: x in [-4, 4) with dense mantissas and radius 2^(2-BITS), from the generator state' = state * 6364136223846793005 + 1442695040888963407; y = exp(x). */
#include "arb.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { M = 1000 };
static uint64_t state = 20240601;

static int64_t next(void) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (int64_t)(state >> 33) - (1LL << 30);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void dense(arb_t e, slong prec) {
  arf_t t;
  arf_init(t);
  arb_zero(e);
  for (slong got = 0; got < prec; got += 30) {
    arf_set_si(t, next());
    arf_mul_2exp_si(t, t, -30 - got);
    arf_add(arb_midref(e), arb_midref(e), t, ARF_PREC_EXACT, ARF_RND_DOWN);
  }
  arf_clear(t);
  arb_set_round(e, e, prec);
  arb_add_error_2exp_si(e, -prec);
  arb_mul_2exp_si(e, e, 2);
}

#define BENCH(label, call) do { \
    double best = 1e99; \
    for (int rep = 0; rep < 7; rep++) { \
      long k = 0; \
      double t0 = now(), t1; \
      do { \
        for (int i = 0; i < M; i++) { arb_ptr r = C + i; arb_srcptr a = A + i, b = B + i; (void)a; (void)b; call; } \
        k++; \
        t1 = now(); \
      } while (t1 - t0 < 0.03); \
      double v = (t1 - t0) / k / M * 1e9; \
      if (v < best) best = v; \
    } \
    printf("%ld %s %.1f\n", (long)prec, label, best); \
  } while (0)

int main(int argc, char **argv) {
  for (int p = 1; p < argc; p++) {
    slong prec = atol(argv[p]);
    arb_ptr A = _arb_vec_init(M), B = _arb_vec_init(M), C = _arb_vec_init(M);
    for (int i = 0; i < M; i++) {
      dense(A + i, prec);
      arb_exp(B + i, A + i, prec);
    }
    BENCH("add", arb_add(r, a, b, prec));
    BENCH("mul", arb_mul(r, a, b, prec));
    BENCH("div", arb_div(r, a, b, prec));
    BENCH("sqrt", arb_sqrt(r, b, prec));
    BENCH("exp", arb_exp(r, a, prec));
    BENCH("expm1", arb_expm1(r, a, prec));
    BENCH("log", arb_log(r, b, prec));
    BENCH("tanh", arb_tanh(r, a, prec));
    _arb_vec_clear(A, M);
    _arb_vec_clear(B, M);
    _arb_vec_clear(C, M);
  }
  flint_cleanup();
  return 0;
}
