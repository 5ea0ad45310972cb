/* Arb's ball functions, on 1000 balls each: lanes/FUNCTION (at 53 bits), batch/BITS/FUNCTION, ball/BITS/FUNCTION; and softmax/ROWS/COLUMNS/BITS.
 * x has midpoints in [-4, 4) and radius 2^(2-BITS); y = exp(x) is what log and sqrt take, and the second operand of mul and div. */
#include "arb_data.h"
#include <arb_mat.h>

enum { M = 1000 };

#define EACH(call) do { for (int i = 0; i < count; i++) { arb_ptr r = z + i; arb_srcptr a = x + i, b = y + i; (void)a; (void)b; call; } } while (0)
#define FUNCTION(label, call) if (!strcmp(function, label)) REPORT(name, seconds, count, EACH(call))

static void functions(const char *name, const char *function, slong prec, double seconds) {
  /* few operands where one takes long */
  int count = prec > 2000 ? 2 : M;
  arb_ptr x = _arb_vec_init(count), y = _arb_vec_init(count), z = _arb_vec_init(count);
  lcg_seed();
  for (int i = 0; i < count; i++) {
    arb_entry(x + i, prec, 1, 2);
    arb_exp(y + i, x + i, prec);
  }
  FUNCTION("add", arb_add(r, a, b, prec));
  FUNCTION("mul", arb_mul(r, a, b, prec));
  FUNCTION("div", arb_div(r, a, b, prec));
  FUNCTION("sqrt", arb_sqrt(r, b, prec));
  FUNCTION("exp", arb_exp(r, a, prec));
  FUNCTION("expm1", arb_expm1(r, a, prec));
  FUNCTION("log", arb_log(r, b, prec));
  FUNCTION("tanh", arb_tanh(r, a, prec));
  FUNCTION("sin", arb_sin(r, a, prec));
  FUNCTION("cos", arb_cos(r, a, prec));
  _arb_vec_clear(x, count);
  _arb_vec_clear(y, count);
  _arb_vec_clear(z, count);
}

/* Each row shifted by the midpoint of its greatest entry, which keeps the exponentials at most 1. */
static void softmax_rows(arb_mat_t t, const arb_mat_t s, slong prec) {
  arb_t sum, shift;
  arb_init(sum);
  arb_init(shift);
  for (slong i = 0; i < arb_mat_nrows(s); i++) {
    slong greatest = 0;
    for (slong j = 1; j < arb_mat_ncols(s); j++)
      if (arf_cmp(arb_midref(arb_mat_entry(s, i, j)), arb_midref(arb_mat_entry(s, i, greatest))) > 0) greatest = j;
    arf_set(arb_midref(shift), arb_midref(arb_mat_entry(s, i, greatest)));
    mag_zero(arb_radref(shift));
    arb_zero(sum);
    for (slong j = 0; j < arb_mat_ncols(s); j++) {
      arb_ptr e = arb_mat_entry(t, i, j);
      arb_sub(e, arb_mat_entry(s, i, j), shift, prec);
      arb_exp(e, e, prec);
      arb_add(sum, sum, e, prec);
    }
    for (slong j = 0; j < arb_mat_ncols(s); j++) arb_div(arb_mat_entry(t, i, j), arb_mat_entry(t, i, j), sum, prec);
  }
  arb_clear(sum);
  arb_clear(shift);
}

static void softmax(const char *name, slong rows, slong columns, slong prec, double seconds) {
  arb_mat_t s, t;
  arb_mat_init(s, rows, columns);
  arb_mat_init(t, rows, columns);
  lcg_seed();
  for (slong i = 0; i < rows; i++)
    for (slong j = 0; j < columns; j++) arb_entry(arb_mat_entry(s, i, j), prec, 1, 2);
  REPORT(name, seconds, 1, softmax_rows(t, s, prec));
  arb_mat_clear(s);
  arb_mat_clear(t);
}

int main(int argc, char **argv) {
  double seconds = argc > 1 ? atof(argv[1]) : 0.1;
  print_version();
  for (int k = 2; k < argc; k++) {
    char function[32];
    long rows, columns, prec;
    if (sscanf(argv[k], "lanes/%31[a-z0-9]", function) == 1) functions(argv[k], function, 53, seconds);
    else if (sscanf(argv[k], "batch/%ld/%31[a-z0-9]", &prec, function) == 2) functions(argv[k], function, prec, seconds);
    else if (sscanf(argv[k], "ball/%ld/%31[a-z0-9]", &prec, function) == 2) functions(argv[k], function, prec, seconds);
    else if (sscanf(argv[k], "softmax/%ld/%ld/%ld", &rows, &columns, &prec) == 3) softmax(argv[k], rows, columns, prec, seconds);
  }
  flint_cleanup();
  return 0;
}
