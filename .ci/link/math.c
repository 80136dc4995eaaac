// The functions of libm that Swift's standard library names, each fetched from the real libm at its first call.
//
// mailauth calculates with whole numbers: but for ceil(), which sets of the standard library round their size with, none of
// these is ever called. As the standard library names them, the dynamic loader would open, map and relocate libm at each
// start. The linker takes only those that something names.

#include <dlfcn.h>
#include <stdio.h>
#include <unistd.h>

static void *fetch(const char *name) {
  void *library = dlopen("libm.so.6", RTLD_LAZY);
  void *function = library ? dlsym(library, name) : 0;
  if (!function) {
    // As ld.so ends a program that lacks a library.
    dprintf(STDERR_FILENO, "mailauth: %s\n", dlerror());
    _exit(127);
  }
  return function;
}

#define FUNCTION(result, name, parameters, arguments) \
  result name parameters { \
    static result (*function) parameters; \
    if (!function) function = (result(*) parameters)fetch(#name); \
    return function arguments; \
  }

#define FORMS(parameters, arguments, name) \
  FUNCTION(double, name, parameters(double), arguments) \
  FUNCTION(float, name##f, parameters(float), arguments) \
  FUNCTION(long double, name##l, parameters(long double), arguments)

#define ONE(type) (type x)
#define TWO(type) (type x, type y)
#define THREE(type) (type x, type y, type z)
#define WITH_QUOTIENT(type) (type x, type y, int *quotient)
#define ORDER(type) (int n, type x)
#define TAG(type) (const char *tag)

#define UNARY(name) FORMS(ONE, (x), name)
#define BINARY(name) FORMS(TWO, (x, y), name)

UNARY(acos) UNARY(acosh) UNARY(asin) UNARY(asinh) UNARY(atan) UNARY(atanh) UNARY(cbrt) UNARY(cos) UNARY(cosh)
UNARY(erf) UNARY(erfc) UNARY(exp) UNARY(exp2) UNARY(expm1) UNARY(floor) UNARY(log) UNARY(log10) UNARY(log1p) UNARY(log2)
UNARY(logb) UNARY(nearbyint) UNARY(rint) UNARY(round) UNARY(sin) UNARY(sinh) UNARY(sqrt) UNARY(tan) UNARY(tanh)
UNARY(tgamma) UNARY(trunc)
FUNCTION(float, ceilf, (float x), (x))
FUNCTION(long double, ceill, (long double x), (x))
BINARY(atan2) BINARY(fdim) BINARY(fmax) BINARY(fmin) BINARY(fmod) BINARY(hypot) BINARY(nextafter) BINARY(pow)
BINARY(remainder)
FORMS(THREE, (x, y, z), fma)
FUNCTION(double, lgamma_r, (double x, int *sign), (x, sign))
FUNCTION(float, lgammaf_r, (float x, int *sign), (x, sign))
FUNCTION(long double, lgammal_r, (long double x, int *sign), (x, sign))
FORMS(WITH_QUOTIENT, (x, y, quotient), remquo)
FORMS(ORDER, (n, x), jn)
FORMS(ORDER, (n, x), yn)
FORMS(TAG, (tag), nan)

// A file that is half written must not wait for libm.
double ceil(double x) {
  // What is larger has no fraction, and neither have infinities and what is no number.
  if (!(x < 4503599627370496.0 && x > -4503599627370496.0)) return x;
  double whole = (double)(long long)x;
  if (whole < x) whole += 1;
  return __builtin_copysign(whole, x);
}
