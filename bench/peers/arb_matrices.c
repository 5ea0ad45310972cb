/* Arb on the matrix work of bench/java/org/certirank/bench/MatrixBench.java: the same names, data and way of timing.
 * One line for each measurement: name, milliseconds, the binary exponent of the radius of entry (0, 0) (- where there is none).
 * gcc -O2 -o arb_matrices arb_matrices.c -lflint-arb -lflint -lmpfr -lgmp -lm   (Debian: libflint-arb-dev)
 * Arguments: a part of a name selects the measurements whose name holds it. Time is processor time of the thread, so that other programs on the machine disturb little.
 */
#include <arb.h>
#include <arb_mat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "lcg.h"

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

/* Midpoints in [-1, 1) of prec bits, radii 0 or 2^-prec. */
static void fill(arb_mat_t a, slong prec, int inexact) {
  arf_t t;
  arf_init(t);
  for (slong i = 0; i < arb_mat_nrows(a); i++)
    for (slong j = 0; j < arb_mat_ncols(a); j++) {
      arb_ptr e = arb_mat_entry(a, i, j);
      arb_zero(e);
      for (slong got = 0; got < prec; got += 30) {
        arf_set_si(t, lcg_int());
        arf_mul_2exp_si(t, t, -30 - got);
        arf_add(arb_midref(e), arb_midref(e), t, ARF_PREC_EXACT, ARF_RND_DOWN);
      }
      arb_set_round(e, e, prec);
      mag_zero(arb_radref(e));
      if (inexact) mag_set_ui_2exp_si(arb_radref(e), 1, -prec);
    }
  arf_clear(t);
}

static int selected(const char *name, int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (strstr(name, argv[i])) return 1;
  return argc == 1;
}

static void report(const char *name, double ms, arb_srcptr e) {
  if (arf_is_zero(arb_midref(e)) || mag_is_zero(arb_radref(e)))
    printf("%s %.4f -\n", name, ms);
  else
    printf("%s %.4f %ld\n", name, ms, (long) fmpz_get_si(MAG_EXPREF(arb_radref(e))));
  fflush(stdout);
}

/* the best of several runs of at least 0.2 s */
#define BEST(ms, statement) do { \
  ms = 1e99; \
  for (int r = 0; r < 3; r++) { \
    long k = 0; \
    double t0 = cpu(), t1; \
    do { statement; k++; t1 = cpu(); } while (t1 - t0 < 0.2); \
    double v = 1e3 * (t1 - t0) / k; \
    if (v < ms) ms = v; \
  } } while (0)

int main(int argc, char **argv) {
  const int sizes[] = {32, 64, 128, 256, 512};
  const slong precs[] = {53, 128, 256, 512, 1024};
  char name[64];
  double ms;
  for (int s = 0; s < 5; s++)
    for (int p = 0; p < 5; p++)
      for (int inexact = 0; inexact < 2; inexact++) {
        int n = sizes[s];
        slong prec = precs[p];
        sprintf(name, "product/%d/%ld/%s", n, (long) prec, inexact ? "radii" : "exact");
        if (!selected(name, argc, argv)) continue;
        lcg_seed(20240601);
        arb_mat_t a, b, c;
        arb_mat_init(a, n, n);
        arb_mat_init(b, n, n);
        arb_mat_init(c, n, n);
        fill(a, prec, inexact);
        fill(b, prec, inexact);
        BEST(ms, arb_mat_mul(c, a, b, prec));
        report(name, ms, arb_mat_entry(c, 0, 0));
        arb_mat_clear(a);
        arb_mat_clear(b);
        arb_mat_clear(c);
      }
  for (int s = 0; s < 4; s++)
    for (int p = 0; p < 5; p++) {
      int n = sizes[s];
      slong prec = precs[p];
      sprintf(name, "inverse/%d/%ld/radii", n, (long) prec);
      char other[64];
      sprintf(other, "determinant/%d/%ld/radii", n, (long) prec);
      if (!selected(name, argc, argv) && !selected(other, argc, argv)) continue;
      lcg_seed(20240601);
      arb_mat_t a, b;
      arb_t d;
      arb_init(d);
      arb_mat_init(a, n, n);
      arb_mat_init(b, n, n);
      fill(a, prec, 1);
      if (selected(name, argc, argv)) {
        int ok = 0;
        BEST(ms, ok = arb_mat_inv(b, a, prec));
        if (ok) report(name, ms, arb_mat_entry(b, 0, 0));
      }
      if (selected(other, argc, argv)) {
        BEST(ms, arb_mat_det(d, a, prec));
        report(other, ms, d);
      }
      arb_mat_clear(a);
      arb_mat_clear(b);
      arb_clear(d);
    }
  flint_cleanup();
  return 0;
}
