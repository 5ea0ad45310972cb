/* The balls that peers on Arb work with; see peer.h. */
#ifndef ARB_DATA_H
#define ARB_DATA_H
#include "peer.h"
#include <arb.h>

/* Arb is part of FLINT since FLINT 3. */
static inline void print_version(void) {
#if __FLINT_RELEASE >= 30000
  printf("# Arb of FLINT %s\n", FLINT_VERSION);
#else
  printf("# Arb %s\n", arb_version);
#endif
}

/* A midpoint in [-1, 1) with a dense mantissa of prec bits, and the radius 0 or 2^-prec; all times 2^shift. */
static inline void arb_entry(arb_t e, slong prec, int with_radius, slong shift) {
  arf_t t;
  arf_init(t);
  arb_zero(e);
  for (slong got = 0; got < prec; got += 30) {
    arf_set_si(t, lcg_int());
    arf_mul_2exp_si(t, t, -30 - got);
    arf_add(arb_midref(e), arb_midref(e), t, ARF_PREC_EXACT, ARF_RND_DOWN);
  }
  arf_clear(t);
  arf_set_round(arb_midref(e), arb_midref(e), prec, ARF_RND_DOWN);
  mag_zero(arb_radref(e));
  if (with_radius) mag_set_ui_2exp_si(arb_radref(e), 1, -prec);
  arb_mul_2exp_si(e, e, shift);
}

#endif
