/* A mutator for tables: it changes a cell, copies one over another, or doubles, drops and swaps
 * lines, so that most inputs are still tables and the code behind the parser is reached. */
#ifndef LC_TESTS_FUZZ_CELLS_H
#define LC_TESTS_FUZZ_CELLS_H

#include <stddef.h>
#include <stdint.h>

#ifdef LC_FUZZING
size_t fuzz_mutate_cells(uint8_t *data, size_t n, size_t most, unsigned seed);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t most, unsigned seed);

#define FUZZ_MUTATES_CELLS                                                                         \
    size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t most, unsigned seed)            \
    {                                                                                              \
        return fuzz_mutate_cells(data, n, most, seed);                                             \
    }
#else
#define FUZZ_MUTATES_CELLS
#endif

#endif
