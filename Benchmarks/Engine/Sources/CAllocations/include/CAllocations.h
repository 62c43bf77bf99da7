#ifndef KARAT_CALLOCATIONS_H
#define KARAT_CALLOCATIONS_H

/// Calls of malloc, calloc and realloc in this process since its start; always 0 without glibc.
unsigned long karat_allocations(void);

#endif
