// Array types that Swift's runtime makes at each start, although its standard library holds them ready.
//
// Code outside of the standard library finds the type of an array's storage by its name: the runtime takes the name apart,
// looks the parts up, enters all types that are ready into a table that it allocates, and answers with the one that stood
// there: 60,000 instructions in code that a start needs for nothing else. The types below are named to the linker instead.
//
// They are those that the runtime would answer with: two files never have two types for one. What is read of them is laid
// down by Swift's ABI for classes, but for how much stands before a class's own address (24 bytes); build-flags looks
// whether that is so.

#include <stddef.h>

#define STORAGE "$ss23_ContiguousArrayStorageC"
#define CLASS(type) (type##_metadata + 24)

// Where code keeps the type of _ContiguousArrayStorage<type> once it has asked for it; each object file has such a
// variable, and this one comes before them all.
#define READY(type, mangled)                                  \
  extern const char type##_metadata[] __asm__(STORAGE "y" mangled "GMf"); \
  extern const char type##_element[] __asm__("$s" mangled "N");           \
  __attribute__((visibility("hidden"))) const void *type##_storage __asm__(STORAGE "y" mangled "GMD") = CLASS(type);

READY(UInt8, "s5UInt8V")
READY(Int8, "s4Int8V")
READY(UInt32, "s6UInt32V")
READY(Int, "Si")

extern const char AnyObject_metadata[] __asm__(STORAGE "yyXlGMf");
__attribute__((visibility("hidden"))) const void *AnyObject_storage __asm__(STORAGE "yyXlGMD") = CLASS(AnyObject);

struct response {
  const void *type;
  size_t state;
};

extern const char storage[] __asm__(STORAGE "Mn");

struct response __real_swift_getCanonicalPrespecializedGenericMetadata(size_t request, const void *const *arguments,
                                                                       const void *description, void *token);

// The linker turns the standard library's own question, which is by description, to this one (--wrap). State 0: complete.
struct response __wrap_swift_getCanonicalPrespecializedGenericMetadata(size_t request, const void *const *arguments,
                                                                       const void *description, void *token) {
  if (description == storage) {
    if (arguments[0] == UInt8_element) return (struct response){CLASS(UInt8), 0};
    if (arguments[0] == UInt32_element) return (struct response){CLASS(UInt32), 0};
    if (arguments[0] == Int8_element) return (struct response){CLASS(Int8), 0};
    if (arguments[0] == Int_element) return (struct response){CLASS(Int), 0};
  }
  return __real_swift_getCanonicalPrespecializedGenericMetadata(request, arguments, description, token);
}
