#include "karat.h"

// The layout is the interface: other languages declare these structs by hand.
_Static_assert(sizeof(karat_options) == 32, "karat_options");
_Static_assert(sizeof(karat_strings) == 40, "karat_strings");
_Static_assert(sizeof(karat_record) == 96, "karat_record");
_Static_assert(sizeof(karat_result) == 32, "karat_result");
_Static_assert(sizeof(karat_majority_record) == 56, "karat_majority_record");
_Static_assert(sizeof(karat_reward_config) == 104, "karat_reward_config");
_Static_assert(sizeof(karat_samples) == 48, "karat_samples");
_Static_assert(sizeof(karat_estimate) == 64, "karat_estimate");
_Static_assert(sizeof(karat_figure) == 120, "karat_figure");
_Static_assert(sizeof(karat_figures) == 32, "karat_figures");
