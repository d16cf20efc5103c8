/* Every complaint about a model or scenario, each made by one bad file: tests/files/README.md says
 * what is wrong with it. */
#include "fixture.h"

#include <gsl/gsl_errno.h>

struct bad_input {
    const char *file;     /* in tests/files/bad, without .csv */
    const char *replaces; /* file of the model, or "scenario" */
    const char *place;    /* how the complaint starts, with its blank */
    const char *phrase;   /* what else it holds */
    size_t count;         /* of complaints; the first is looked at */
};

/* clang-format off */
static const struct bad_input inputs[] = {
    {"byte-order-mark-twice", "regions.csv", "m/regions.csv:1:1: ", "byte order mark", 1},
    {"byte-order-mark-inside", "regions.csv", "m/regions.csv:2:8: ", "byte order mark", 1},
    {"utf-16", "regions.csv", "m/regions.csv: ", "UTF-16", 1},
    {"utf-16-without-mark", "regions.csv", "m/regions.csv:1:2: ", "a NUL byte", 1},
    {"gzip", "regions.csv", "m/regions.csv: ", "a gzip file", 1},
    {"workbook", "regions.csv", "m/regions.csv: ", "a workbook", 1},
    {"empty", "regions.csv", "m/regions.csv: ", "is empty", 1},
    {"blank-lines-only", "regions.csv", "m/regions.csv: ", "no header line", 1},
    {"header-only", "regions.csv", "m/regions.csv: ", "holds 0 rows, expected at least 1", 1},
    {"commas-only", "regions.csv", "m/regions.csv:3:1: ", "a name of a to z", 23},
    {"open-quote", "regions.csv", "m/regions.csv:2:6: ", "never closed", 1},
    {"stray-quote", "regions.csv", "m/regions.csv:2:8: ", "a quote inside a field", 1},
    {"text-after-quote", "regions.csv", "m/regions.csv:2:12: ", "text after the closing quote", 1},
    {"too-few-fields", "regions.csv", "m/regions.csv:2: ", "23 fields, expected 24", 1},
    {"too-many-fields", "regions.csv", "m/regions.csv:2: ", "25 fields, expected 24", 1},
    {"thousand-columns", "regions.csv", "m/regions.csv:3:2050: ", "more than 1024 fields", 1},
    {"column-twice", "regions.csv", "m/regions.csv:1:12: ", "column 'name' stands twice", 1},
    {"column-without-name", "regions.csv", "m/regions.csv:1:1: ", "empty column name", 1},
    {"column-in-capitals", "regions.csv", "m/regions.csv:1:6: ", "unknown column 'Title', did you mean 'title'?", 2},
    {"column-with-no-break-space", "regions.csv", "m/regions.csv:1:1: ", "unknown column 'name\\u00a0', did you mean 'name'?", 2},
    {"column-unknown", "regions.csv", "m/regions.csv:1:354: ", "unknown column 'pues', did you mean 'pue'?", 1},
    {"column-missing", "regions.csv", "m/regions.csv:1: ", "column 'market' is missing", 1},
    {"semicolons", "regions.csv", "m/regions.csv:1:1: ", "looks semicolon-separated", 1},
    {"tabs", "regions.csv", "m/regions.csv:1:5: ", "a tab", 1},
    {"nul-byte", "regions.csv", "m/regions.csv:2:8: ", "a NUL byte", 1},
    {"escape-sequence", "regions.csv", "m/regions.csv:2:6: ", "control character U+001B", 1},
    {"control-code-in-two-bytes", "regions.csv", "m/regions.csv:2:6: ", "control character U+009B", 1},
    {"latin-1", "regions.csv", "m/regions.csv:2:7: ", "byte 0xfc is not valid UTF-8", 1},
    {"overlong", "regions.csv", "m/regions.csv:2:8: ", "byte 0xc0 is not valid UTF-8", 1},
    {"surrogate", "regions.csv", "m/regions.csv:2:8: ", "byte 0xed is not valid UTF-8", 1},
    {"long-field", "regions.csv", "m/regions.csv:2:6: ", "more than 4096 bytes; is the quote closed?", 1},
    {"comment-after-header", "regions.csv", "m/regions.csv:3:1: ", "a comment", 1},
    {"sep-line", "regions.csv", "m/regions.csv:1:1: ", "a line 'sep='", 1},
    {"number-empty", "regions.csv", "m/regions.csv:2:36: ", "pue: empty, expected a number from 1 to 3", 1},
    {"number-no-break-space", "regions.csv", "m/regions.csv:2:36: ", "'1.2\\u00a0' is not a number", 1},
    {"number-spreadsheet-error", "regions.csv", "m/regions.csv:2:36: ", "a spreadsheet's error value", 1},
    {"number-nan", "regions.csv", "m/regions.csv:2:36: ", "'nan' is not a number", 1},
    {"number-infinity", "regions.csv", "m/regions.csv:2:36: ", "'-Infinity' is not a number", 1},
    {"number-overflow", "regions.csv", "m/regions.csv:2:36: ", "'1e400' is not a number", 1},
    {"number-underflow", "regions.csv", "m/regions.csv:2:36: ", "'1e-400' is not a number", 1},
    {"number-hex", "regions.csv", "m/regions.csv:2:36: ", "'0x1p0' is not a number", 1},
    {"number-decimal-comma", "regions.csv", "m/regions.csv:2:36: ", "a point for decimals", 1},
    {"number-underscore", "regions.csv", "m/regions.csv:2:36: ", "no separators or blanks", 1},
    {"number-percent", "regions.csv", "m/regions.csv:2:36: ", "units belong", 1},
    {"number-with-unit", "regions.csv", "m/regions.csv:2:36: ", "units belong", 1},
    {"number-bare-point", "regions.csv", "m/regions.csv:2:36: ", "a digit on each side of the point", 1},
    {"number-plus", "regions.csv", "m/regions.csv:2:36: ", "no plus sign", 1},
    {"number-long", "regions.csv", "m/regions.csv:2:36: ", "is not a number", 1},
    {"number-below", "regions.csv", "m/regions.csv:2:36: ", "'0.99' is out of range, expected a number from 1 to 3", 1},
    {"number-above", "regions.csv", "m/regions.csv:2:36: ", "'3.01' is out of range", 1},
    {"share-negative", "regions.csv", "m/regions.csv:2:64: ", "'-0.1' is out of range, expected a number from 0 to 1", 1},
    {"capacity-negative", "regions.csv", "m/regions.csv:2:48: ", "expected a number of at least 1", 1},
    {"capacity-of-all-the-world", "initial/2026-01-01/fleet.csv", "m/initial/2026-01-01/fleet.csv:2:19: ", "expected a number from 0 to 1000000", 1},
    {"flag-two", "labs.csv", "m/labs.csv:2:14: ", "open: '2', expected 0 or 1", 1},
    {"choice-unknown", "stages.csv", "m/stages.csv:2:15: ", "need: 'wafer', expected one of wafers|interposers|hbm|racks", 1},
    {"date-february-30", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '2026-02-30', expected a date YYYY-MM-DD", 1},
    {"date-month-13", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '2026-13-01', expected a date YYYY-MM-DD", 1},
    {"date-short", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '26-1-1', expected a date YYYY-MM-DD", 1},
    {"date-week", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '2026-W53-1', expected a date YYYY-MM-DD", 1},
    {"date-spreadsheet", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '2-Jan', expected a date YYYY-MM-DD", 1},
    {"date-year-9999", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '9999-01-01', expected a date YYYY-MM-DD", 1},
    {"date-year-1850", "chips.csv", "m/chips.csv:2:20: ", "volume_date: '1850-01-01', expected a date YYYY-MM-DD", 1},
    {"title-empty", "regions.csv", "m/regions.csv:2:6: ", "title: empty, expected text", 1},
    {"source-empty", "regions.csv", "m/regions.csv:2:75: ", "source: empty, expected text", 1},
    {"name-formula", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-path", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-script", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-capital", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-accent", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-hyphen-first", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"name-long", "regions.csv", "m/regions.csv:2:1: ", "expected a name of a to z", 1},
    {"reference-unknown", "builders.csv", "m/builders.csv:2:34: ", "home: 'hme' is not in regions.csv, did you mean 'home'?", 1},
    {"key-twice", "regions.csv", "m/regions.csv:3:1: ", "'home' is there already, on line 2", 1},
    {"compound-key-twice", "initial/2026-01-01/fleet.csv", "m/initial/2026-01-01/fleet.csv:3:1: ", "'builder.home.chip' is there already, on line 2", 1},
    {"shares-short", "regions.csv", "m/regions.csv:2: ", "the shares sum to 0.99, expected 1", 1},
    {"shares-by-kind", "cost-lines.csv", "m/cost-lines.csv:2: ", "share: the shares of kind 'factory' sum to 0.5, expected 1", 1},
    {"shares-by-stage-and-market", "lines.csv", "m/lines.csv:2: ", "the shares of stage 'wafers' and market 'west' sum to 1.1, expected 1", 2},
    {"region-without-grid", "regions.csv", "m/regions.csv:3: ", "'abroad' has no row in m/initial/2026-01-01/grid.csv", 1},
    {"vendor-without-chip", "vendors.csv", "m/vendors.csv:3: ", "'other' has no row in m/chips.csv", 1},
    {"growth-turned-round", "makers.csv", "m/makers.csv:2: ", "growth_min_per_year is above growth_max_per_year", 1},
    {"open-above-closed", "initial/2026-01-01/frontier.csv", "m/initial/2026-01-01/frontier.csv:2: ", "open_log10_flop is above closed_log10_flop", 1},
    {"spend-without-adopters", "initial/2026-01-01/adoption.csv", "m/initial/2026-01-01/adoption.csv:2: ", "spend_busd_per_year without adopters", 1},
    {"mapping-factor-zero", "mapping.csv", "m/mapping.csv:3: ", "factor: 0, expected another number", 1},
    {"five-markets", "markets.csv", "m/markets.csv:6: ", "5 rows, the program takes at most 4", 1},
    {"no-application", "applications.csv", "m/applications.csv: ", "holds 0 rows, expected at least 1", 1},
    {"seventeen-vendors", "vendors.csv", "m/vendors.csv:18: ", "17 rows, the program takes at most 16", 1},
    {"seventeen-makers", "makers.csv", "m/makers.csv:18: ", "17 rows, the program takes at most 16", 1},
    {"twenty-five-technologies", "technologies.csv", "m/technologies.csv:26: ", "25 rows, the program takes at most 24", 1},
    {"gate-of-another-kind", "phases.csv", "m/phases.csv:5: ", "gate: nothing of kind 'plant' waits for 'chips'", 1},
    {"gate-twice", "phases.csv", "m/phases.csv:8: ", "gate: 'permit' of kind 'factory' is there already, on line 2", 1},
    {"gate-missing", "phases.csv", "m/phases.csv: ", "kind 'factory' has no phase with gate 'power', expected one", 1},
    {"gate-before-permit", "phases.csv", "m/phases.csv:3: ", "chips are ordered when the permit is there, expected this phase after 'permit'", 1},
    {"phases-in-a-circle", "phases.csv", "m/phases.csv:3: ", "the phases of 'factory' wait in a circle: build after permit after build", 1},
    {"phase-after-itself", "phases.csv", "m/phases.csv:4: ", "the phases of 'refit' wait in a circle: build after build", 1},
    {"phase-after-unknown", "phases.csv", "m/phases.csv:3: ", "no phase 'permits' of kind 'factory' in phases.csv, did you mean 'permit'?", 1},
    {"phase-list-of-blanks", "phases.csv", "m/phases.csv:3:15: ", "after: '', expected a name", 1},
    {"kind-without-phases", "phases.csv", "m/phases.csv: ", "kind 'plant' has no phase", 2},
    {"thirteen-phases", "phases.csv", "m/phases.csv:18: ", "kind 'refit' has more than 12 phases", 1},
    {"work-without-phase", "work.csv", "m/work.csv:2: ", "no phase 'biuld' of kind 'factory' in phases.csv, did you mean 'build'?", 1},
    {"pipeline-without-phase", "initial/2026-01-01/pipeline.csv", "m/initial/2026-01-01/pipeline.csv:2: ", "no phase 'roof' of kind 'factory'", 1},
    {"cost-line-without-phase", "cost-lines.csv", "m/cost-lines.csv:4: ", "no phase '' of kind 'plant'", 1},
    {"cost-line-with-phase", "cost-lines.csv", "m/cost-lines.csv:6: ", "expected nothing: kind 'it' has no phases", 1},
    {"stage-kind-without-cost-line", "cost-lines.csv", "m/stages.csv:2: ", "project: kind 'fab' has no line in cost-lines.csv", 1},
    {"kind-without-cost-line", "cost-lines.csv", "m/cost-lines.csv: ", "kind 'research' has no cost line", 1},
    {"parameter-unknown", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:1: ", "'hurdle_rat' is not in the model's parameters.csv", 1},
    {"parameter-layer", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:13: ", "layer: 'steel', expected one of energy|chips", 1},
    {"parameter-unit", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:28: ", "unit: '%/year', expected '1/year' for hurdle_rate", 1},
    {"parameter-law", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "distribution: 'gauss', expected one of fixed, uniform", 1},
    {"parameter-law-infinite", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "the law reaches beyond the range of numbers", 1},
    {"parameter-divisor-zero", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:36: ", "draws can be as low as 1e-09, expected at least 0.001", 1},
    {"parameter-obsolescence-zero", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:29: ", "draws can be as low as 0, expected at least 0.001", 1},
    {"parameter-cadence-short", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:37: ", "draws can be as low as 0.001, expected at least 0.1", 1},
    {"parameter-sigma-negative", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "sigma not negative", 1},
    {"parameter-mode-outside", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "ascending order", 1},
    {"parameter-quantiles-out-of-order", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "ascending order", 1},
    {"parameter-min-above-max", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:35: ", "min must not be above max", 1},
    {"parameter-argument", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:41: ", "arg1: '10%' is not a number", 1},
    {"parameter-source-empty", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:54: ", "source: empty", 1},
    {"parameter-share-leaves-range", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:34: ", "training_efficiency: a share whose draws can leave 0 to 1", 1},
    {"parameter-with-target", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:53: ", "the program reads hurdle_rate itself", 1},
    {"parameter-factor-negative", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2:26: ", "permit_time: a factor whose draws can be negative", 1},
    {"parameter-target-no-table", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "no table 'region', did you mean 'regions'?", 1},
    {"parameter-target-no-row", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "no row 'hom' in regions, did you mean 'home'?", 1},
    {"parameter-target-no-column", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "no column 'pu' in regions, did you mean 'pue'?", 1},
    {"parameter-target-text", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "column 'title' can't be moved", 1},
    {"parameter-target-evidence", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "target 'easing.permits.value': nothing in the world depends on easing.csv", 1},
    {"easing-target-evidence", "easing.csv", "m/easing.csv:2: ", "target 'mapping.any.factor': nothing in the world depends on mapping.csv", 1},
    {"parameter-target-parameter", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "expected table.row.column", 1},
    {"parameter-target-two-parts", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "expected a parameter or table.row.column", 1},
    {"parameter-target-flag", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "applies_to: 'labs.lab.open' is a flag, expected numbers that each can be multiplied", 1},
    {"parameter-target-sum", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "applies_to: 'cost-lines.*.share' are shares that sum to 1, expected", 1},
    {"parameter-target-beyond", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "applies_to: what acts on regions.home.pue takes it to ", 1},
    {"parameter-target-share-beyond", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:2: ", "applies_to: what acts on applications.", 1},
    {"parameter-twice", "initial/2026-01-01/parameters.csv", "m/initial/2026-01-01/parameters.csv:3:1: ", "'hurdle_rate' is there already, on line 2", 1},
    {"correlation-unknown", "correlations.csv", "m/correlations.csv:2:1: ", "name_a: 'hurdle_rat' is no parameter, did you mean 'hurdle_rate'?", 1},
    {"correlation-with-itself", "correlations.csv", "m/correlations.csv:2:10: ", "'run_days' with itself", 1},
    {"correlation-of-one", "correlations.csv", "m/correlations.csv:2:22: ", "inside -1 to 1", 1},
    {"correlation-twice", "correlations.csv", "m/correlations.csv:3:1: ", "already, on line 2", 1},
    {"correlation-contradictory", "correlations.csv", "m/correlations.csv: ", "not positive definite", 1},
    {"scenario-operation", "scenario", "s.csv:2:16: ", "operation: 'divide', expected one of set|multiply|add|shock", 1},
    {"scenario-value-empty", "scenario", "s.csv:2:20: ", "value: empty", 1},
    {"scenario-value-range", "scenario", "s.csv:2:25: ", "pue: 4 is out of range, expected a number from 1 to 3", 1},
    {"scenario-share-range", "scenario", "s.csv:2:19: ", "cash_share: 1.5 is out of range", 1},
    {"scenario-factor-negative", "scenario", "s.csv:2:30: ", "a factor of -1", 1},
    {"scenario-flag-multiplied", "scenario", "s.csv:2:27: ", "open is a flag", 1},
    {"scenario-until-before-from", "scenario", "s.csv:2:12: ", "until: '2027-01-01' is not after from", 1},
    {"scenario-date", "scenario", "s.csv:2:1: ", "from: '2027-02-29', expected a date", 1},
    {"scenario-year", "scenario", "s.csv:2:1: ", "expected a date in 1990 to 2100", 1},
    {"scenario-target-parameter", "scenario", "s.csv:2:3: ", "no such parameter, and not of the form table.row.column, did you mean 'hurdle_rate'?", 1},
    {"scenario-target-key-parts", "scenario", "s.csv:2:3: ", "no row 'gas' in sites", 1},
    {"scenario-target-evidence", "scenario", "s.csv:2:3: ", "target 'published.any.factor': nothing in the world depends on published.csv", 1},
    {"scenario-target-reference", "scenario", "s.csv:2:3: ", "column 'market' can't be moved", 1},
    {"scenario-scope-unknown", "scenario", "s.csv:2:3: ", "scope 'hme' belongs to no row", 1},
    {"scenario-scope-of-parameter", "scenario", "s.csv:2:3: ", "a parameter has none", 1},
    {"scenario-shock-unknown", "scenario", "s.csv:2:3: ", "target: 'crash', expected one of open_release|squeeze", 1},
    {"scenario-shock-scope", "scenario", "s.csv:2:11: ", "scope: 'language' is not in markets.csv", 1},
    {"scenario-hazard", "scenario", "s.csv:2:20: ", "hazard_per_year: '-1' is out of range", 1},
    {"scenario-column-missing", "scenario", "s.csv:1: ", "column 'scope' is missing", 1},
    {"scenario-value-and-law", "scenario", "s.csv:2:25: ", "value: '1.2', expected none", 1},
    {"scenario-law-unknown", "scenario", "s.csv:2:27: ", "distribution: 'flat', expected one of fixed", 1},
    {"scenario-law-arguments", "scenario", "s.csv:2:27: ", "s_pue: ", 1},
    {"scenario-law-missing", "scenario", "s.csv:2:27: ", "distribution: '', expected one of fixed", 1},
    {"scenario-law-infinite", "scenario", "s.csv:2:37: ", "the law reaches beyond the range of numbers", 1},
    {"scenario-late-for-the-start", "scenario", "s.csv:2:1: ", "belongs to the state at the start, expected an empty from", 1},
    {"scenario-expected-short", "scenario", "s.csv:2:3: ", "expected \"Expected: SERIES [REGION] YEAR up|down|same: reason\"", 1},
    {"scenario-law-leaves-range", "scenario", "s.csv:2:27: ", "s_pue: draws can be out of range, expected numbers from 1 to 3 (set min or max)", 1},
    {"scenario-law-factor-negative", "scenario", "s.csv:2:32: ", "s_pue: draws can be out of range, expected numbers of at least 0", 1},
    {"scenario-law-on-flag", "scenario", "s.csv:2:24: ", "labs.lab.open is a flag, expected a value, 0 or 1", 1},
    {"scenario-name-of-parameter", "scenario", "s.csv:2:26: ", "'hurdle_rate' is a parameter already (m/parameters.csv, line ", 1},
    {"scenario-name-in-capitals", "scenario", "s.csv:2:26: ", "name: 'PUE', expected a name of a to z", 1},
    {"scenario-name-with-two-laws", "scenario", "s.csv:3:26: ", "'pue' has its distribution on line 2, expected another name", 1},
    {"scenario-name-with-value", "scenario", "s.csv:2:25: ", "value: '1.2', expected none in a row with a name or a distribution", 1},
    {"scenario-name-without-law", "scenario", "s.csv:2:26: ", "name: no row above gives 'pue' a distribution", 1},
    {"scenario-name-in-two-units", "scenario", "s.csv:3:36: ", "name: 'pue' is in ratio, expected months for this row", 1},
    {"scenario-name-made-twice", "scenario", "s.csv:3:36: ", "'s_pue' has its distribution on line 2, expected another name", 1},
    {"scenario-expected-order", "scenario", "s.csv:2:3: ", "'2030', expected up, down or same", 1},
    {"scenario-expected-without-reason", "scenario", "s.csv:2:3: ", "expected \"Expected: SERIES [REGION] YEAR up|down|same: reason\"", 1},
    {"scenario-expected-sign", "scenario", "s.csv:2:3: ", "'more', expected up, down or same", 1},
    {"scenario-expected-year", "scenario", "s.csv:2:4: ", "'30', expected a year from 1990 to 2100", 1},
    {"scenario-expected-twice", "scenario", "s.csv:3:3: ", "this series and year are there already, on line 2", 1},
};
/* clang-format on */

#define N_INPUTS ((int)(sizeof inputs / sizeof inputs[0]))

/* Loads what the case says; the model, which must not come to be, is given back if it does. */
static struct lc_model *load(const struct bad_input *input, struct lc_diag *d)
{
    gchar *file = g_strdup_printf("bad/%s.csv", input->file);
    gchar *with = fixture_path(file);
    struct lc_model *m = NULL;

    if (strcmp(input->replaces, "scenario") == 0) {
        fixture_replace("s.csv", with);
        m = fixture_model(d);
        if (lc_model_add_scenario(m, "s.csv", d) == LC_BAD_INPUT) {
            ck_assert_uint_eq(m->n_scenarios, 0);
            ck_assert_str_eq(m->scenario_digest, "");
            lc_model_free(m);
            m = NULL;
        }
    } else {
        gchar *name = g_build_filename("m", input->replaces, NULL);

        fixture_replace(name, with);
        m = fixture_load(d);
        g_free(name);
    }
    g_free(with);
    g_free(file);
    return m;
}

START_TEST(test_bad_input_is_refused_with_its_place_and_reason)
{
    const struct bad_input *input = &inputs[_i];
    struct fixture f = fixture_new();
    struct lc_diag *d = lc_diag_new();
    struct lc_model *m = load(input, d);

    ck_assert_msg(m == NULL, "%s was accepted", input->file);
    assert_complaint(d, 0, input->place, input->phrase);
    ck_assert_msg(lc_diag_count(d) == input->count, "%s: %zu complaints, expected %zu", input->file,
                  lc_diag_count(d), input->count);
    lc_diag_free(d);
    fixture_free(&f);
}
END_TEST

START_TEST(test_every_bad_file_is_in_the_table)
{
    gchar *folder = fixture_path("bad");
    GDir *dir = g_dir_open(folder, 0, NULL);
    int n = 0;

    ck_assert_ptr_nonnull(dir);
    while (g_dir_read_name(dir)) {
        n++;
    }
    ck_assert_int_eq(n, N_INPUTS);
    g_dir_close(dir);
    g_free(folder);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("input/bad_inputs");
    TCase *tc = tcase_create("bad inputs");

    tcase_add_loop_test(tc, test_bad_input_is_refused_with_its_place_and_reason, 0, N_INPUTS);
    tcase_add_test(tc, test_every_bad_file_is_in_the_table);
    suite_add_tcase(suite, tc);
    SRunner *sr = srunner_create(suite);

    srunner_run_all(sr, CK_NORMAL);
    const int failures = srunner_ntests_failed(sr);

    srunner_free(sr);
    return failures != 0;
}
