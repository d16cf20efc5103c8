#include "cli/option_value.h"

#include "base/limits.h"
#include "cli/values.h"

#include <glib.h>

#define OPTION_NAME(id, name, letter, value, commands, help) name,
static const char *const names[] = {LC_OPTIONS(OPTION_NAME)};
#undef OPTION_NAME

#define METHOD_NAME(name, replications) #name,
static const char *const methods[] = {LC_METHODS(METHOD_NAME) NULL};
#undef METHOD_NAME

static const char *const periods[] = {"month", "quarter", "year", NULL};
static const char *const formats[] = {"text", "csv", "dot", NULL};
static const char *const whens[] = {"auto", "always", "never", NULL};
static const char *const ends[] = {"high", "low", NULL};

static const char *const *const choices[LC_OPTION_COUNT] = {
    [LC_OPT_METHOD] = methods, [LC_OPT_EVERY] = periods, [LC_OPT_FORMAT] = formats,
    [LC_OPT_PROGRESS] = whens, [LC_OPT_COLOR] = whens,   [LC_OPT_BETTER] = ends,
};

const char *lc_option_name(enum lc_option_id id)
{
    return names[id];
}

const char *const *lc_option_choices(enum lc_option_id id)
{
    return choices[id];
}

const char *lc_method_name(enum lc_method_id method)
{
    return methods[method];
}

const char *lc_every_name(enum lc_every every)
{
    return periods[every];
}

static bool read_choice(uint64_t *which, enum lc_option_id id, const char *value)
{
    return lc_value_choice(which, names[id], value, choices[id],
                           g_strv_length((gchar **)choices[id]));
}

/* Options of a sensitivity. */
static bool read_sensitivity_value(struct lc_request *r, enum lc_option_id id, const char *value)
{
    const char *name = lc_option_name(id);
    uint64_t whole = 0;
    bool is_good = true;

    switch (id) {
    case LC_OPT_METHOD:
        is_good = read_choice(&whole, id, value);
        r->method = (enum lc_method_id)whole;
        break;
    case LC_OPT_OUTCOME:
        r->outcomes[r->n_outcomes++] = value;
        break;
    case LC_OPT_INPUT:
        r->inputs[r->n_inputs++] = value;
        break;
    case LC_OPT_SCREENED:
        is_good = lc_value_whole(&whole, name, value, 1, LC_MAX_PARAMETERS);
        r->screened = (uint32_t)whole;
        break;
    case LC_OPT_WHEN:
        r->when = value;
        break;
    case LC_OPT_BETTER:
        is_good = read_choice(&whole, id, value);
        r->is_low_better = whole == 1;
        break;
    default:
        break;
    }
    return is_good;
}

/* Options of a comparison, of how a trace is printed, and of how much of an ensemble is made. */
static bool read_extent_value(struct lc_request *r, enum lc_option_id id, const char *value)
{
    const char *name = lc_option_name(id);

    uint64_t whole = 0;

    switch (id) {
    case LC_OPT_AGAINST:
        r->against = value;
        return true;
    case LC_OPT_PACKAGE:
        r->package = value;
        return true;
    case LC_OPT_FORMAT: {
        const bool is_good = read_choice(&whole, id, value);

        r->format = (enum lc_trace_format)whole;
        return is_good;
    }
    case LC_OPT_PRECISION:
        return lc_value_share(&r->precision, name, value);
    case LC_OPT_SHARD:
        return lc_value_shard(&r->shard, &r->shards, name, value);
    default:
        return read_sensitivity_value(r, id, value);
    }
}

/* Options of what starts in the past. */
static bool read_past_value(struct lc_request *r, enum lc_option_id id, const char *value)
{
    const char *name = lc_option_name(id);
    uint64_t whole = 0;
    bool is_good = true;

    switch (id) {
    case LC_OPT_REALISED:
        r->realised[r->n_realised++] = value;
        break;
    case LC_OPT_CARRY:
        r->carried[r->n_carried++] = value;
        break;
    case LC_OPT_AS_OF:
        is_good = lc_value_date(&r->from, name, value);
        r->from += is_good ? LC_MS_PER_DAY : 0;
        break;
    case LC_OPT_AFTER:
        is_good = lc_value_date(&r->after, name, value);
        break;
    case LC_OPT_FROM_FOLDER:
        r->results = value;
        break;
    case LC_OPT_UNTIL:
        is_good = lc_value_date(&r->until, name, value);
        break;
    case LC_OPT_DRAWS:
        is_good = lc_value_whole(&whole, name, value, 2, LC_MAX_SAMPLE_ROWS);
        r->draws = (uint32_t)whole;
        break;
    default:
        is_good = read_extent_value(r, id, value);
        break;
    }
    return is_good;
}

bool lc_option_read(struct lc_request *r, enum lc_option_id id, const char *value)
{
    const char *name = lc_option_name(id);
    uint64_t whole = 0;
    bool is_good = true;

    switch (id) {
    case LC_OPT_MODEL:
        r->model = value;
        break;
    case LC_OPT_SCENARIO:
        r->scenarios[r->n_scenarios++] = value;
        break;
    case LC_OPT_SET:
        r->sets[r->n_sets++] = value;
        break;
    case LC_OPT_OUTPUT:
        r->output = value;
        break;
    case LC_OPT_REPLICATIONS:
        is_good = lc_value_whole(&whole, name, value, 1, LC_MAX_REPLICATIONS);
        r->replications = (uint32_t)whole;
        break;
    case LC_OPT_REPLICATION:
        is_good = lc_value_whole(&whole, name, value, 0, LC_MAX_REPLICATIONS - 1);
        r->replication = (uint32_t)whole;
        break;
    case LC_OPT_SEED:
        is_good = lc_value_whole(&r->seed, name, value, 0, UINT64_MAX);
        break;
    case LC_OPT_THREADS:
        is_good = lc_value_whole(&whole, name, value, 1, LC_MAX_THREADS);
        r->threads = (unsigned)whole;
        break;
    case LC_OPT_FROM:
        is_good = lc_value_date(&r->from, name, value);
        break;
    case LC_OPT_TO:
        is_good = lc_value_date(&r->to, name, value);
        break;
    case LC_OPT_EVERY:
        is_good = read_choice(&whole, id, value);
        r->every = (enum lc_every)whole;
        break;
    case LC_OPT_PROGRESS:
    case LC_OPT_COLOR:
        is_good = read_choice(&whole, id, value);
        *(id == LC_OPT_COLOR ? &r->color : &r->progress) = (enum lc_when)whole;
        break;
    default:
        is_good = read_past_value(r, id, value);
        break;
    }
    return is_good;
}
