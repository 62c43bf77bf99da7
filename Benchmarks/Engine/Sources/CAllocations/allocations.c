#include "CAllocations.h"

#include <stdlib.h>

static unsigned long count;
unsigned long karat_allocations(void) { return count; }

// These stand before glibc's own, for this executable and for every library that it loads. The
// benchmark has one thread, so that a plain counter is enough.
#ifdef __GLIBC__
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
void *malloc(size_t size) { return count++, __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return count++, __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return count++, __libc_realloc(old, size); }
#endif
