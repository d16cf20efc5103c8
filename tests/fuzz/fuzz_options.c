/* The words of a command line, apart by 0 bytes. What is accepted has numbers in their ranges and
 * as many words as it says; what is refused is told on stderr. */
#include "fuzz/fuzz.h"

#include "base/limits.h"
#include "cli/options.h"

#include <glib.h>
#include <string.h>

#define MOST 40 /* words */

static void claim_list(const char *const *list, unsigned n)
{
    unsigned counted = 0;

    while (list[counted]) {
        counted++;
    }
    FUZZ_HOLDS(counted == n);
}

static void claim_request(const struct lc_request *r)
{
    FUZZ_HOLDS(r->command <= LC_COMMAND_COUNT && r->model != NULL);
    FUZZ_HOLDS(r->replications >= 1 && r->replications <= LC_MAX_REPLICATIONS);
    FUZZ_HOLDS(r->replication < LC_MAX_REPLICATIONS);
    FUZZ_HOLDS(r->threads <= LC_MAX_THREADS);
    FUZZ_HOLDS(r->shards >= 1 && r->shard < r->shards);
    FUZZ_HOLDS(r->precision >= 0 && r->precision <= 1);
    FUZZ_HOLDS(r->every <= LC_EVERY_YEAR);
    claim_list(r->scenarios, r->n_scenarios);
    claim_list(r->sets, r->n_sets);
    claim_list(r->realised, r->n_realised);
    claim_list(r->carried, r->n_carried);
    claim_list(r->words, r->n_words);
    claim_list(r->outcomes, r->n_outcomes);
    claim_list(r->inputs, r->n_inputs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static char program[] = "layercake";
    char *text = fuzz_text(data, n), *argv[MOST + 2] = {program};
    int argc = 1;
    struct lc_request r;

    for (size_t at = 0; at < n && argc <= MOST; at += strlen(text + at) + 1) {
        argv[argc++] = text + at;
    }
    fuzz_listen();
    const enum lc_parse parse = lc_options_parse(&r, argc, argv);
    const unsigned told = fuzz_heard();

    FUZZ_HOLDS(parse != LC_PARSE_BAD || told >= 2); /* what is wrong, and where help is */
    if (parse == LC_PARSE_OK) {
        claim_request(&r);
    }
    lc_request_free(&r);
    g_free(text);
    return 0;
}
