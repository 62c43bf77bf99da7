#ifndef KARAT_ALLOCATION_COUNTER_H
#define KARAT_ALLOCATION_COUNTER_H

/// Calls of malloc, calloc and realloc by this thread since its start; always 0 without glibc, and under a sanitizer.
unsigned long karat_allocations(void);

#endif
