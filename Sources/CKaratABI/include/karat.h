#ifndef KARAT_H
#define KARAT_H
#include <stddef.h>
#include <stdint.h>

/// Karat as a C library: whether a response's answer is the gold answer, and what follows for training.
///
/// Every function is synchronous, may be called from any thread at any time, starts no thread, takes no
/// lock of its own and survives fork. The same input gives the same result on every thread and machine.
/// Texts are UTF-8 bytes with a length, not terminated; invalid UTF-8 is allowed and is unreadable.
///
/// A function returns KARAT_OK or a negative error code. An error means that nothing was computed: results
/// are zeroed and own no memory, output arrays are left alone. What is wrong with one text (no answer, gold
/// that cannot be read, too long) is no error: it is the status of its record.
///
/// Pointers are checked for NULL and lengths for sense; a pointer to less memory than its length says
/// cannot be noticed. A pointer may be NULL where its length is 0.

#ifdef __cplusplus
extern "C" {
#endif

/// Changes where a struct or a function changes or is added; the library reports its own by
/// karat_abi_version(). What a version can do besides is in karat_capabilities().
#define KARAT_ABI_VERSION 2
#define KARAT_VERSION "0.1.0"

enum {
  KARAT_OK = 0,
  /// A pointer is NULL that may not be.
  KARAT_ERROR_NULL = -1,
  /// A length or count is negative, or arrays that belong together differ in count.
  KARAT_ERROR_LENGTH = -2,
  /// Offsets decrease, or leave the bytes.
  KARAT_ERROR_OFFSETS = -3,
  /// No policy has that name, a switch is unknown or both on and off, or a struct's size is unknown.
  KARAT_ERROR_OPTIONS = -4,
  /// There is no memory for the result.
  KARAT_ERROR_MEMORY = -5,
  /// There is no such method.
  KARAT_ERROR_METHOD = -6
};

/// What a grade says.
enum {
  KARAT_CORRECT = 0,
  KARAT_INCORRECT = 1,
  KARAT_NO_ANSWER = 2,
  KARAT_UNREADABLE = 3,
  KARAT_UNDECIDED = 4,
  KARAT_UNEVALUATED = 5,
  KARAT_GOLD_ERROR = 6
};

/// What a verdict found.
enum { KARAT_EQUAL = 0, KARAT_DIFFERENT = 1, KARAT_UNDECIDED_PAIR = 2 };

/// In any one-byte field of a record: there is none.
#define KARAT_NONE 255

// made by Scripts/make-reference: karat policies --header
/// Switches of a policy: each is a bit.
enum {
  /// The last number of a response counts where no other answer is found.
  KARAT_LENIENT = 1,
  /// Only boxed answers count.
  KARAT_BOXED_ONLY = 2,
  /// A decimal is equal to a number that rounds to it.
  KARAT_ROUNDING = 4,
  /// Units, labels, percent signs and names may be left out.
  KARAT_CONVENTIONS = 8,
  /// An answer that only repeats an operation of the question, as gcd(12, 18) for 6, is correct.
  KARAT_ALLOW_UNEVALUATED = 16
};
// end
#define KARAT_UNEVALUATED_ALLOWED KARAT_ALLOW_UNEVALUATED  // The name that it had at first.

/// How to grade; NULL in its place is the default policy.
typedef struct karat_options {
  /// sizeof(karat_options).
  uint32_t size;
  /// Switches that are on, and off, whatever the policy says.
  uint32_t on, off;
  uint32_t reserved;
  /// A policy's name, terminated by NUL; NULL is "default".
  const char *policy;
  /// Steps of about ten nanoseconds that one pair may spend; 0 is the default.
  int64_t fuel;
} karat_options;

/// Texts one after the other: text i is bytes[offsets[i]] to bytes[offsets[i + 1]].
typedef struct karat_strings {
  const uint8_t *bytes;
  /// Bytes in all.
  int64_t length;
  /// count + 1 offsets that do not decrease; NULL is allowed where count is 0.
  const int64_t *offsets;
  int64_t count;
  /// Which texts are there (0: not); NULL where all are.
  const uint8_t *present;
} karat_strings;

/// A piece of a result's text; length is -1 where there is none.
typedef struct karat_text {
  int64_t offset;
  int64_t length;
} karat_text;

/// What became of one input. Fields that the function does not fill say that there is none.
typedef struct karat_record {
  /// KARAT_CORRECT and so on.
  uint8_t status;
  /// KARAT_EQUAL and so on.
  uint8_t outcome;
  /// 0 identical, 1 exact, 2 proved, 3 rounding, 4 numeric, 5 convention.
  uint8_t basis;
  /// How the answer was found; the names are in karat_capabilities().
  uint8_t found_by;
  /// Why there is no answer; the names are in karat_capabilities().
  uint8_t no_answer;
  /// Whether `reward` is there: it is not for a gold error.
  uint8_t has_reward;
  uint8_t reserved[2];
  double reward;
  /// Byte offsets of the answer in the response; -1 where there are none.
  int64_t span_start, span_end;
  karat_text answer;
  /// The canonical key of the answer: equal keys are equal answers.
  karat_text key;
  /// The rule that decided, and why, in one sentence.
  karat_text rule, reason;
} karat_record;

/// Records in the order of their inputs and the text that they point into. The library owns the memory:
/// give it back with karat_result_free().
typedef struct karat_result {
  karat_record *records;
  int64_t count;
  uint8_t *text;
  int64_t text_length;
} karat_result;

/// The version of this interface; a program built with another may not call the rest.
uint32_t karat_abi_version(void);

/// The library's version; static memory, terminated by NUL.
const char *karat_version(void);

/// Policies, switches and the names of all codes in the order of their codes, as JSON; static, ends with NUL.
const char *karat_capabilities(void);

/// What an error code means, in a sentence; static memory, terminated by NUL.
const char *karat_error_text(int32_t code);

/// Grades a response. A prompt in front of it is not searched, and one that ends with <think> opens the
/// reasoning; NULL is none.
int32_t karat_grade(
  const karat_options *options, const uint8_t *response, int64_t response_length,
  const uint8_t *gold, int64_t gold_length, const uint8_t *prompt, int64_t prompt_length,
  karat_result *result);

/// Grades responses against golds of the same count; prompts may be NULL. A gold that is not present is a
/// gold error, a response that is not present is empty.
int32_t karat_grade_batch(
  const karat_options *options, const karat_strings *responses, const karat_strings *golds,
  const karat_strings *prompts, karat_result *result);

/// Finds the answer of a response: answer, key, span and found_by, or no_answer.
int32_t karat_extract(
  const karat_options *options, const uint8_t *response, int64_t response_length,
  const uint8_t *prompt, int64_t prompt_length, karat_result *result);

/// Finds the answers of responses; prompts may be NULL.
int32_t karat_extract_batch(
  const karat_options *options, const karat_strings *responses, const karat_strings *prompts,
  karat_result *result);

/// The verdict on a pair of answers: outcome, basis, rule, reason.
int32_t karat_verdict(
  const karat_options *options, const uint8_t *gold, int64_t gold_length,
  const uint8_t *prediction, int64_t prediction_length, karat_result *result);

/// The verdicts on pairs of answers; both counts are the same.
int32_t karat_verdict_batch(
  const karat_options *options, const karat_strings *golds, const karat_strings *predictions,
  karat_result *result);

/// The canonical key of an answer; none where it has none.
int32_t karat_key(
  const karat_options *options, const uint8_t *answer, int64_t answer_length,
  karat_result *result);

/// The canonical keys of answers.
int32_t karat_key_batch(
  const karat_options *options, const karat_strings *answers, karat_result *result);

/// Frees what a result owns and zeroes it; NULL and a zeroed result are allowed.
void karat_result_free(karat_result *result);

/// The class of each answer of a group: equal answers have the same number, counted from 0 in order of
/// their first answer; -1 where the answer is not present. `classes` has answers->count places.
int32_t karat_classes(
  const karat_options *options, const karat_strings *answers, int64_t *classes);

/// Which class most of a group gave.
typedef struct karat_majority_record {
  /// The first of the largest classes; -1 where nobody answered.
  int64_t winner;
  /// Classes that share the first place.
  int64_t tied;
  /// Responses in each of them, responses with an answer, distinct classes.
  int64_t votes, answered, distinct;
  /// Lead over the next class as a share of all responses, from 0 to 1; 0 in a tie.
  double margin;
  /// Whether all responses have an answer and it is the same one.
  int64_t unanimous;
} karat_majority_record;

/// The majority of a group by its classes (a negative class is no answer), and rewards where it stands in
/// for gold: 1 for its members, 1/k in a tie of k classes, 0 for the others. No response has a reward where
/// nobody answered or the margin is below `minimum_margin`. `rewards` and `has_reward` have `count` places
/// each, or are both NULL.
int32_t karat_majority(
  const int64_t *classes, int64_t count, double minimum_margin, karat_majority_record *majority,
  double *rewards, uint8_t *has_reward);

/// How rewards become advantages; the formulas are in Docs/training.md.
enum {
  KARAT_GRPO = 0,
  KARAT_DR_GRPO = 1,
  KARAT_RLOO = 2,
  KARAT_LEAVE_ONE_SET_OUT = 3,
  KARAT_MULTI_GROUP = 4,
  KARAT_PASS_AT_K = 5
};

/// The advantages of `count` rewards. They are finite always; those of a single reward, of rewards that are
/// all equal and of absent rewards (has_reward 0, or not finite) are exactly 0.
///
/// `has_reward`, `groups` and `sets` may be NULL: all rewards are there, all are of one group, there are no
/// sets. `is_flat`, if not NULL, becomes 1 where the rewards gave no signal. `k` is read by
/// KARAT_PASS_AT_K alone.
int32_t karat_advantages(
  int32_t method, int64_t k, double epsilon, int64_t count, const double *rewards,
  const uint8_t *has_reward, const int64_t *groups, const int64_t *sets, double *advantages,
  uint8_t *is_flat);

/// What a grade is worth; all zero but `correct` is the usual reward.
typedef struct karat_reward_config {
  /// sizeof(karat_reward_config).
  uint32_t size;
  uint32_t reserved;
  double correct, incorrect, no_answer, unreadable, undecided, unevaluated;
  /// Added for an answer in a box, for one closed think tag, for one pair of answer tags.
  double boxed, think, answer_tag;
  /// Length from which on the whole penalty is due (0: none), and over how much before it grows.
  int64_t maximum_length, penalty_buffer;
  /// Subtracted.
  double length_penalty;
} karat_reward_config;

/// The rewards of `count` grades by their `status` and `found_by`. `responses` may be NULL where no form is
/// rewarded; `lengths` may be NULL: then a response's bytes are its length. No reward for a gold error.
int32_t karat_rewards(
  const karat_reward_config *config, int64_t count, const uint8_t *status,
  const uint8_t *found_by, const karat_strings *responses, const int64_t *lengths,
  double *rewards, uint8_t *has_reward);

/// Samples of problems, one a row, for statistics.
typedef struct karat_samples {
  /// sizeof(karat_samples).
  uint32_t size;
  uint32_t reserved;
  int64_t count;
  /// The number of each sample's problem.
  const int64_t *problems;
  /// The number of its set within the problem; all sets have the same width. NULL: samples are independent.
  const int64_t *sets;
  /// 1 where the sample is correct.
  const uint8_t *correct;
  /// The class of its answer within the problem, as karat_classes() numbers them; negative is no answer,
  /// which votes for nothing. NULL: there are no votes.
  const int64_t *classes;
} karat_samples;

/// Metrics by their place in the list `statistics` of karat_capabilities(); Docs/statistics.md says what they are.
enum {
  KARAT_ACCURACY = 0,
  KARAT_PASS_AT = 1,
  KARAT_PASS_ALL = 2,
  KARAT_G_PASS = 3,
  KARAT_MEAN_G_PASS = 4,
  KARAT_MAJORITY_AT = 5,
  KARAT_COVER = 6,
  KARAT_AGREEMENT = 7,
  KARAT_ENTROPY = 8,
  KARAT_DISTINCT = 9,
  KARAT_VOTE_MARGIN = 10,
  KARAT_TIED_VOTES = 11,
  KARAT_SET_CORRELATION = 12
};

/// How an interval is made.
enum {
  KARAT_NO_INTERVAL = 0,
  KARAT_CLUSTERED = 1,
  KARAT_BOOTSTRAP = 2,
  KARAT_WILSON = 3
};

/// One figure that is asked for.
typedef struct karat_estimate {
  /// sizeof(karat_estimate).
  uint32_t size;
  /// KARAT_ACCURACY and so on.
  int32_t metric;
  /// Samples drawn; read where the metric has a k.
  int64_t k;
  /// The threshold of KARAT_G_PASS and KARAT_COVER as a fraction in (0, 1].
  int64_t tau_numerator, tau_denominator;
  /// 1: members of sets are drawn as if they were independent, which is biased and named so.
  int32_t pooled;
  /// KARAT_NO_INTERVAL and so on, over problems.
  int32_t interval;
  /// Of the interval, in (0, 1).
  double level;
  /// Of the bootstrap: 100 to 1,000,000, and its seed.
  int64_t resamples;
  uint64_t seed;
} karat_estimate;

/// A figure, or why it is refused.
typedef struct karat_figure {
  /// NaN where the figure is refused; low and high are NaN where there is no interval.
  double value, low, high;
  /// 0 where the metric has no k.
  int64_t k;
  /// The width of the sets, problems and sets that the figure rests on.
  int64_t width, problems, sets;
  /// The metric's name, what it estimates in one sentence, how the interval was made, and the reason of a
  /// refusal, which names the problem.
  karat_text name, estimand, method, error;
} karat_figure;

/// Figures in the order in which they were asked for, and the text that they point into: give them back
/// with karat_figures_free().
typedef struct karat_figures {
  karat_figure *figures;
  int64_t count;
  uint8_t *text;
  int64_t text_length;
} karat_figures;

/// The figures of `count` estimates over the samples. A set is the unit: its members depend on each other.
int32_t karat_statistics(
  const karat_samples *samples, const karat_estimate *estimates, int64_t count,
  karat_figures *figures);

/// Frees what figures own and zeroes them; NULL and zeroed figures are allowed.
void karat_figures_free(karat_figures *figures);

#ifdef __cplusplus
}
#endif
#endif
