#include "cli/consistent.h"

#include "base/text.h"
#include "cli/option_value.h"
#include "stats/pieces.h"

#include <glib.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>

/* Options of a forecast that exclude each other. */
static bool is_one_extent(const struct lc_request *r)
{
    const char *what = r->is_forced && r->is_resumed       ? "--force and --resume"
                       : r->precision > 0 && r->shards > 1 ? "--precision and --shard"
                                                           : NULL;

    if (what) {
        fprintf(stderr, "layercake: %s exclude each other\n", what);
    }
    return what == NULL;
}

static bool has_option(const struct lc_request *r, enum lc_option_id id)
{
    return r->given & UINT64_C(1) << id;
}

/* What a folder of results answers is not asked for. A sensitivity reads the model beside it, and
 * may be told where that lies. */
static bool leaves_to_folder(const struct lc_request *r)
{
    static const enum lc_option_id of_folder[] = {LC_OPT_REPLICATIONS, LC_OPT_SEED, LC_OPT_FROM,
                                                  LC_OPT_TO,           LC_OPT_SET,  LC_OPT_REALISED,
                                                  LC_OPT_EVERY,        LC_OPT_MODEL};
    const bool may_tell_model = r->command == LC_COMMAND_SENSITIVITY;

    for (size_t i = 0; r->results && i < G_N_ELEMENTS(of_folder); i++) {
        if (has_option(r, of_folder[i]) && !(may_tell_model && of_folder[i] == LC_OPT_MODEL)) {
            fprintf(stderr, "layercake: --%s: with --from-folder it is that of the folder\n",
                    lc_option_name(of_folder[i]));
            return false;
        }
    }
    return true;
}

/* Options of a sensitivity that only one method takes. */
static bool fits_method(const struct lc_request *r)
{
    static const struct {
        enum lc_option_id option;
        enum lc_method_id method;
    } only[] = {{LC_OPT_WHEN, LC_METHOD_given},
                {LC_OPT_FROM_FOLDER, LC_METHOD_given},
                {LC_OPT_SCREENED, LC_METHOD_sobol},
                {LC_OPT_AGAINST, LC_METHOD_evpi},
                {LC_OPT_BETTER, LC_METHOD_evpi}};

    for (size_t i = 0; i < G_N_ELEMENTS(only); i++) {
        if (has_option(r, only[i].option) && r->method != only[i].method) {
            fprintf(stderr, "layercake: --%s goes with --method %s\n",
                    lc_option_name(only[i].option), lc_method_name(only[i].method));
            return false;
        }
    }
    return true;
}

/* What no option of a sensitivity alone can tell. */
static bool is_one_analysis(const struct lc_request *r)
{
    static const uint32_t least[] = {[LC_METHOD_given] = LC_PIECES_ROWS_MIN,
                                     [LC_METHOD_morris] = 2,
                                     [LC_METHOD_sobol] = 4,
                                     [LC_METHOD_evpi] = LC_PIECES_ROWS_MIN,
                                     [LC_METHOD_easing] = 2};
    const char *what = NULL;

    if (!fits_method(r)) {
        return false;
    }
    if (has_option(r, LC_OPT_INPUT) && has_option(r, LC_OPT_SCREENED)) {
        what = "--input and --screened exclude each other";
    } else if (r->method == LC_METHOD_evpi && r->n_scenarios == 0) {
        what = "--method evpi needs a scenario: --scenario NAME";
    } else if (r->method == LC_METHOD_evpi && r->n_outcomes > 1) {
        what = "--method evpi takes one --outcome";
    }
    if (what) {
        fprintf(stderr, "layercake: %s\n", what);
        return false;
    }
    if (!r->results && r->replications < least[r->method]) {
        fprintf(stderr,
                "layercake: --replications %" PRIu32 ": --method %s needs %" PRIu32 " at least\n",
                r->replications, lc_method_name(r->method), least[r->method]);
        return false;
    }
    return true;
}

/* A folder's name that is empty, such as "$unset" in a script: it would be the folder that the user
 * stands in. Of a trace the second word is none. */
static bool has_blank_word(const struct lc_request *r)
{
    const unsigned n = r->command == LC_COMMAND_TRACE ? 1 : r->n_words;

    for (unsigned i = 0; i < n; i++) {
        if (!*r->words[i]) {
            return true;
        }
    }
    return false;
}

/* Whether there are as many words after the options as the command takes. */
static bool has_words(const struct lc_request *r)
{
    const bool takes_many = r->command == LC_COMMAND_CHECK || r->command == LC_COMMAND_SHOW ||
                            r->command == LC_COMMAND_MERGE || r->command == LC_COMMAND_COMPARE;
    const bool is_trace = r->command == LC_COMMAND_TRACE && !r->is_pull_through;
    const bool is_completion = r->command == LC_COMMAND_COMPLETION;
    const bool needs_one = is_trace || is_completion || r->command == LC_COMMAND_MERGE ||
                           r->command == LC_COMMAND_REPRODUCE || r->command == LC_COMMAND_REPORT;
    const unsigned most = takes_many ? UINT_MAX : is_trace ? 2 : needs_one ? 1 : 0;

    if (needs_one && (r->n_words == 0 || has_blank_word(r))) {
        fprintf(stderr, "layercake: %s needs a %s\n", lc_command_name(r->command),
                is_completion ? "shell: bash or zsh" : "folder");
        return false;
    }
    if (r->command == LC_COMMAND_COMPARE && r->n_words == 0 && !r->package) {
        fputs("layercake: compare needs a scenario, or --package\n", stderr);
        return false;
    }
    if (r->n_words > most) {
        char *safe = lc_text_escape(r->words[most], '\'', 60);

        fprintf(stderr, "layercake: %s takes no word %s\n", lc_command_name(r->command), safe);
        g_free(safe);
        return false;
    }
    return true;
}

/* A trace either reads a finished run, or runs the model itself: options of one are none of the
 * other. */
static bool is_one_trace(const struct lc_request *r)
{
    const uint64_t both =
        UINT64_C(1) << LC_OPT_QUIET | UINT64_C(1) << LC_OPT_HELP | UINT64_C(1) << LC_OPT_VERSION;
    const uint64_t of_a_run = UINT64_C(1) << LC_OPT_FORMAT;

    for (unsigned id = 0; r->command == LC_COMMAND_TRACE && id < LC_OPTION_COUNT; id++) {
        const uint64_t bit = UINT64_C(1) << id;

        if (r->given & bit & ~both && !(bit & of_a_run) != r->is_pull_through) {
            fprintf(stderr, "layercake: trace: --%s does not go with%s --pull-through\n",
                    lc_option_name(id), r->is_pull_through ? "" : "out");
            return false;
        }
    }
    return true;
}

bool lc_request_check(const struct lc_request *r)
{
    const bool is_hindcast = r->command == LC_COMMAND_HINDCAST;

    if (!is_one_trace(r) || !has_words(r) || !is_one_extent(r) || !leaves_to_folder(r) ||
        (r->command == LC_COMMAND_SENSITIVITY && !is_one_analysis(r))) {
        return false;
    }
    if (r->is_quiet && r->is_verbose) {
        fputs("layercake: --quiet and --verbose exclude each other\n", stderr);
        return false;
    }
    if (r->to < r->from) {
        fputs(is_hindcast ? "layercake: --to lies not after --as-of\n"
                          : "layercake: --to lies before --from\n",
              stderr);
        return false;
    }
    if (lc_starts_in_the_past(r->command) && r->replications < 2) {
        fprintf(stderr, "layercake: --replications 1: %s needs two at least\n",
                is_hindcast ? "a hindcast" : "a calibration");
        return false;
    }
    return true;
}
