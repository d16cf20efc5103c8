/* The command line: every command and option once, and how they are read.
 *
 * Long options are never abbreviated; "--name=value", "--name value", "-x value" and "-xvalue" are
 * the same; "--" ends the options. An option given twice: the last one counts, but --scenario,
 * --set, --realised, --carry, --outcome and --input add up, in order. From the lists below come the
 * parser, --help and the near misses. Invariant: after LC_PARSE_OK every member of the request is
 * in range, and its dates are in order.
 */
#ifndef LC_CLI_OPTIONS_H
#define LC_CLI_OPTIONS_H

#include "base/screen.h"
#include "observe/layout.h"

/* Enumerator, name, words after the options, meaning. */
/* clang-format off */
#define LC_COMMANDS(_) \
 _(FORECAST, "forecast", "", "a Monte Carlo forecast of one scenario, written to a folder") \
 _(COMPARE, "compare", "SCENARIO...", "each scenario against the baseline, replication by replication") \
 _(SENSITIVITY, "sensitivity", "", "which inputs explain the spread of an outcome, when it comes about, and what knowing more would be worth") \
 _(HINDCAST, "hindcast", "", "start in the past, forecast what has since been observed, and score it") \
 _(CALIBRATE, "calibrate", "", "weight draws of the parameters by observations; writes a model that every command takes") \
 _(MERGE, "merge", "DIR...", "join folders that hold parts of one forecast, such as shards") \
 _(REPRODUCE, "reproduce", "DIR", "run again what a folder's manifest tells, and compare every file") \
 _(REPORT, "report", "DIR", "make the page and the workbook of a finished folder anew") \
 _(RUN, "run", "", "one replication, with its event log, projects and series") \
 _(TRACE, "trace", "DIR [WHAT]", "why something in a run was built, back to the applications that pulled it, or what these pull") \
 _(CHECK, "check", "[FILE...]", "validate a model or scenarios") \
 _(SHOW, "show", "WHAT", "list parameters, series, scenarios, regions, applications, technologies, events, levers, tables, models or forecasts of others") \
 _(COMPLETION, "completion", "SHELL", "print a script that completes command lines of layercake in bash or zsh")

/* Methods of a sensitivity analysis: name in C and on the command line, replications unless -n says
 * otherwise. What a replication is, the method tells (cli/sensitivity.h). */
#define LC_METHODS(_) \
 _(given, 1000) \
 _(morris, 20) \
 _(sobol, 256) \
 _(evpi, 1000) \
 _(easing, 1000)
/* clang-format on */

#define LC_METHOD_ENUMERATOR(name, replications) LC_METHOD_##name,
enum lc_method_id { LC_METHODS(LC_METHOD_ENUMERATOR) LC_METHOD_COUNT };
#undef LC_METHOD_ENUMERATOR

#define LC_COMMAND_ENUMERATOR(id, name, words, help) LC_COMMAND_##id,
enum lc_command_id { LC_COMMANDS(LC_COMMAND_ENUMERATOR) LC_COMMAND_COUNT };
#undef LC_COMMAND_ENUMERATOR

#define LC_FOR(command)  (1u << LC_COMMAND_##command)
#define LC_FOR_ALL       ((1u << LC_COMMAND_COUNT) - 1)
#define LC_FOR_WORK      (LC_FOR_ALL & ~LC_FOR(COMPLETION))
#define LC_FOR_MODELS    (LC_FOR_WORK & ~LC_FOR(REPORT))
#define LC_FOR_PAST      (LC_FOR(HINDCAST) | LC_FOR(CALIBRATE))
#define LC_FOR_PAIRED    (LC_FOR(COMPARE) | LC_FOR(TRACE))
#define LC_FOR_ENSEMBLES (LC_FOR(FORECAST) | LC_FOR_PAST | LC_FOR_PAIRED | LC_FOR(SENSITIVITY))
#define LC_FOR_RECORDED  (LC_FOR(MERGE) | LC_FOR(REPRODUCE))
#define LC_FOR_RUNS      (LC_FOR_ENSEMBLES | LC_FOR(RUN))

/* Enumerator, long name, letter or 0, name of its value or NULL, commands that take it, meaning. */
/* clang-format off */
#define LC_OPTIONS(_) \
 _(MODEL, "model", 'm', "DIR", LC_FOR_MODELS, "model folder, or the name of one that came along (default: reference; of merge and reproduce: the one that is recorded)") \
 _(SCENARIO, "scenario", 's', "NAME|FILE", (LC_FOR_RUNS & ~LC_FOR(COMPARE)) | LC_FOR_RECORDED | LC_FOR(SHOW), "scenario; may be given again, applied in order (default: baseline; of merge and reproduce: those that are recorded)") \
 _(SET, "set", 0, "NAME=VALUE", LC_FOR_RUNS | LC_FOR(SHOW), "fix a parameter or set a cell of a table, as listed by 'show levers'; may be given again") \
 _(AGAINST, "against", 0, "SCENARIO", LC_FOR(COMPARE) | LC_FOR(SENSITIVITY), "what to compare with; several joined by + are applied in order (default: baseline)") \
 _(PACKAGE, "package", 0, "A+B+C", LC_FOR(COMPARE), "run every combination of these scenarios on top of that, and give each its share of the whole (Shapley values); up to five") \
 _(PULL_THROUGH, "pull-through", 0, NULL, LC_FOR(TRACE), "run the scenario with all applications and without each of them") \
 _(REPLICATIONS, "replications", 'n', "N", LC_FOR_ENSEMBLES, "number of replications (default: 1000; of a calibration: 10000; of a screening 20 trajectories, of Sobol indices 256 base points)") \
 _(SEED, "seed", 0, "N", LC_FOR_RUNS, "seed of all draws (default: 1)") \
 _(FROM, "from", 0, "DATE", LC_FOR_MODELS & ~LC_FOR_PAST & ~LC_FOR_RECORDED, "first day; the model needs an initial state for the day before (default: 2026-01-01)") \
 _(TO, "to", 0, "DATE", LC_FOR_RUNS & ~LC_FOR(CALIBRATE), "last day (default: 2040-12-31; of a hindcast: that of the last observation)") \
 _(AS_OF, "as-of", 0, "DATE", LC_FOR_PAST, "day whose knowledge it starts from; the model needs an initial state for it (default: 2022-12-31)") \
 _(REALISED, "realised", 0, "NAME", LC_FOR_RUNS, "take an input as it turned out instead of what was known: a table with a vintage, tables for all of them, parameters, vintages for both, or an input of realised.csv; may be given again") \
 _(AFTER, "after", 0, "DATE", LC_FOR(HINDCAST), "score what was observed after that day only (default: all after the start)") \
 _(UNTIL, "until", 0, "DATE", LC_FOR(CALIBRATE), "last day of the observations that are used (default: that of the last one)") \
 _(DRAWS, "draws", 0, "N", LC_FOR(CALIBRATE), "joint draws in the new model's sample (default: 500)") \
 _(CARRY, "carry", 0, "NAME", LC_FOR(CALIBRATE), "draw the parameter from the sample at later starts too, although its law there is another; may be given again") \
 _(METHOD, "method", 0, "NAME", LC_FOR(SENSITIVITY), "given: indices of all inputs from an ensemble; morris: screening; sobol: first-order and total indices by design; evpi: what knowing an input is worth to the choice between -s and --against; easing: what a unit of each constraint is worth (default: given)") \
 _(OUTCOME, "outcome", 0, "SERIES[:REGION]@YEAR", LC_FOR(SENSITIVITY), "what is explained; may be given again (default: that of --when, else AI power in 2030 and 2035 and the capital spent by 2035)") \
 _(INPUT, "input", 0, "NAME", LC_FOR(SENSITIVITY), "an uncertain parameter to look at, or of easing a row of the table easing.csv; may be given again (default: all; of sobol: those that a screening puts first)") \
 _(SCREENED, "screened", 0, "N", LC_FOR(SENSITIVITY), "sobol: how many inputs to take from a screening of four trajectories (default: 10)") \
 _(WHEN, "when", 0, "CONDITION", LC_FOR(SENSITIVITY), "given: find ranges of the inputs in which it holds, such as 'ai_power_gw@2035 > 200'") \
 _(BETTER, "better", 0, "high|low", LC_FOR(SENSITIVITY), "evpi: which end of the outcome is wanted (default: high)") \
 _(EVERY, "every", 0, "PERIOD", LC_FOR_RUNS & ~LC_FOR_PAST & ~LC_FOR_PAIRED, "report every month, quarter or year (default: quarter)") \
 _(REPLICATION, "replication", 0, "I", LC_FOR(RUN), "which replication of the ensemble, counted from 0 (default: 0)") \
 _(THREADS, "threads", 'j', "N", LC_FOR_ENSEMBLES | LC_FOR(REPRODUCE), "threads to run on; they change no number (default: all cores)") \
 _(OUTPUT, "output", 'o', "DIR", LC_FOR_RUNS | LC_FOR(MERGE) | LC_FOR(REPRODUCE), "folder to make (default: a name made of command, model and scenario; of reproduce: one that is removed at the end)") \
 _(FORCE, "force", 0, NULL, LC_FOR_RUNS | LC_FOR(MERGE), "write into a folder that exists") \
 _(RESUME, "resume", 0, NULL, LC_FOR(FORECAST), "go on with the folder where it stopped, or make it larger; all is made that is not there") \
 _(PRECISION, "precision", 0, "SHARE", LC_FOR(FORECAST), "go on until the Monte Carlo error of each headline median is at most that share of it; -n is then the most (default: 100000)") \
 _(SHARD, "shard", 0, "K/N", LC_FOR(FORECAST), "make only the K-th of N shares of the replications; 'merge' joins them") \
 _(WIDE, "wide", 0, NULL, LC_FOR(FORECAST) | LC_FOR(MERGE), "write wide.csv too, for spreadsheets: a row for each statistic, a column a date") \
 _(IAMC, "iamc", 0, NULL, LC_FOR(FORECAST) | LC_FOR(MERGE), "write iamc.csv too, which pyam reads: model, scenario, region, variable, unit, a column a year") \
 _(PROGRESS, "progress", 0, "WHEN", LC_FOR_ENSEMBLES | LC_FOR(REPRODUCE), "progress on standard error: auto, always or never (default: auto)") \
 _(COLOR, "color", 0, "WHEN", LC_FOR(FORECAST) | LC_FOR(MERGE) | LC_FOR(COMPARE) | LC_FOR(SENSITIVITY) | LC_FOR(SHOW), "bold heads and dim ranges on standard output: auto (on a terminal, unless NO_COLOR is set), always or never (default: auto)") \
 _(FROM_FOLDER, "from-folder", 0, "DIR", LC_FOR(SHOW) | LC_FOR(SENSITIVITY), "a finished forecast: show forecasts puts it beside those of others, sensitivity takes it in place of a new run") \
 _(CSV, "csv", 0, NULL, LC_FOR(SHOW), "print CSV instead of aligned text") \
 _(FORMAT, "format", 0, "FORM", LC_FOR(TRACE), "print indented text, csv or dot, a graph for Graphviz (default: text)") \
 _(QUIET, "quiet", 'q', NULL, LC_FOR_WORK, "print errors only") \
 _(VERBOSE, "verbose", 'v', NULL, LC_FOR_RUNS | LC_FOR(MERGE), "print more about what is done, how long it took and which files there are") \
 _(HELP, "help", 0, NULL, LC_FOR_ALL, "print this help and exit") \
 _(VERSION, "version", 0, NULL, LC_FOR_ALL, "print the version and exit")
/* clang-format on */

#define LC_OPTION_ENUMERATOR(id, name, letter, value, commands, help) LC_OPT_##id,
enum lc_option_id { LC_OPTIONS(LC_OPTION_ENUMERATOR) LC_OPTION_COUNT };
#undef LC_OPTION_ENUMERATOR

/* How a trace is printed. */
enum lc_trace_format { LC_TRACE_TEXT, LC_TRACE_CSV, LC_TRACE_DOT };

struct lc_request {
    enum lc_command_id command;
    const char *model;
    const char **scenarios, **sets, **realised, **carried, **words; /* each ends with NULL */
    const char **outcomes, **inputs; /* of a sensitivity; each ends with NULL */
    const char *against, *package;   /* of a comparison; package: NULL for none */
    int64_t easing;                  /* row of the model's easing.csv to put in force; -1: none */
    char **parts;                    /* of a comparison: the scenarios that its words join */
    unsigned n_scenarios, n_sets, n_realised, n_carried, n_words, n_outcomes, n_inputs;
    unsigned n_own;         /* of a choice: how many of the scenarios are those of -s; else 0 */
    const char **stand_ins; /* files that are read for the scenarios of their names; or NULL */
    enum lc_method_id method;
    const char *when; /* condition, or NULL */
    uint32_t screened;
    bool is_low_better;
    uint32_t replications, replication;
    uint64_t seed;
    lc_time from, to;
    lc_time after; /* of a hindcast: last day that is not scored */
    lc_time until; /* of a calibration: last day of the observations used */
    uint32_t draws;
    enum lc_every every;
    unsigned threads;       /* 0: all cores */
    const char *output;     /* NULL: make a name */
    const char *results;    /* folder of a finished forecast, or NULL */
    double precision;       /* share; 0: as many replications as asked for */
    uint32_t shard, shards; /* this process makes the shard-th (from 0) of so many */
    bool is_forced, is_resumed, is_csv, is_quiet, is_verbose;
    bool is_scratch;      /* no option: the folder goes when the command ends */
    bool is_pull_through; /* of a trace */
    unsigned extras;      /* tables asked for: sum of enum lc_extra of output/result.h */
    enum lc_when progress, color;
    enum lc_trace_format format;
    uint64_t given; /* bit 1 << option: it stood on the command line */
};

enum lc_parse { LC_PARSE_OK, LC_PARSE_HELP, LC_PARSE_VERSION, LC_PARSE_BAD };

/* Reads the words of main(). LC_PARSE_BAD: a complaint and a hint are on stderr. LC_PARSE_HELP:
 * r->command is the one that help is wanted for, or LC_COMMAND_COUNT. The request points into argv;
 * free it with lc_request_free(). */
enum lc_parse lc_options_parse(struct lc_request *r, int argc, char **argv);
void lc_request_free(struct lc_request *r);

/* Commands that take --as-of, and are held against observations. */
bool lc_starts_in_the_past(enum lc_command_id command);

const char *lc_command_name(enum lc_command_id command);
const char *lc_method_name(enum lc_method_id method);
const char *lc_every_name(enum lc_every every);

#endif
