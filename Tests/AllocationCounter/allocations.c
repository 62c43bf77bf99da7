#include "AllocationCounter.h"

#include <stdlib.h>

// One count for each thread, so that tests which run beside each other do not count in each other's work.
static _Thread_local unsigned long count;
unsigned long karat_allocations(void) { return count; }

// These stand before glibc's own, for this executable and for every library that it loads. The sanitizers have an
// allocator of their own.
#if defined(__GLIBC__) && !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer)
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
void *malloc(size_t size) { return count++, __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return count++, __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return count++, __libc_realloc(old, size); }
#endif
