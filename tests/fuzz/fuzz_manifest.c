/* manifest.json of a folder. What is accepted answers every question, is written back to an equal
 * one, and its differences to a result and its command are told in lines that a terminal can show;
 * what is refused is told in one. */
#include "fuzz/fuzz.h"

#include "base/limits.h"
#include "cli/recorded.h"
#include "observe/small.h"
#include "output/manifest.h"
#include "output/manifest_json.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static void claim_answers(const struct lc_manifest *m)
{
    struct lc_file_list list = {0};

    FUZZ_HOLDS(lc_manifest_command(m) != NULL);
    FUZZ_HOLDS(lc_manifest_asked(m) >= 1 && lc_manifest_asked(m) <= LC_MAX_REPLICATIONS);
    lc_manifest_has_failed(m, 7);
    lc_manifest_is_complete(m);
    lc_manifest_files(m, &list);
    for (unsigned i = 0; i < list.n; i++) {
        FUZZ_HOLDS(strlen(list.files[i].name) < sizeof list.files[i].name);
        FUZZ_HOLDS(lc_manifest_is_alike(m, m, list.files[i].name));
    }
    lc_file_list_fini(&list);
}

/* Every difference there may be, and each alone adds up to it. */
static void claim_differences(const struct lc_manifest *m)
{
    struct lc_layout *l = lc_layout_new(small_model(), lc_time_of(2026, 1, 1),
                                        lc_time_of(2027, 12, 31), LC_EVERY_QUARTER);
    const struct lc_result result = {.layout = l,
                                     .scenario = "baseline",
                                     .program_version = "1.0",
                                     .command = "layercake forecast",
                                     .seed = 1,
                                     .from = lc_time_of(2026, 1, 1),
                                     .to = lc_time_of(2027, 12, 31),
                                     .asked = 10,
                                     .finished = 10};
    unsigned sum = 0;

    fuzz_listen();
    const unsigned all = lc_manifest_compare(m, &result, LC_MANIFEST_ALL, "", stderr);
    const unsigned told = fuzz_heard();

    for (unsigned kind = 1; kind < LC_MANIFEST_ALL; kind *= 2) {
        fuzz_listen();
        sum |= lc_manifest_compare(m, &result, kind, "", stderr);
        fuzz_heard();
    }
    FUZZ_HOLDS(sum == all && (all == 0) == (told == 0));
    lc_layout_free(l);
}

static void claim_command(const struct lc_manifest *m)
{
    static const char *none[] = {NULL};
    const struct lc_request given = {.model = "tutorial", .scenarios = none};
    struct lc_recorded recorded;

    fuzz_listen();
    const bool is_good = lc_recorded_open(&recorded, fuzz_folder(), m, &given);

    FUZZ_HOLDS(fuzz_heard() > 0 || is_good);
    FUZZ_HOLDS(!is_good || recorded.request.command < LC_COMMAND_COUNT);
    lc_recorded_close(&recorded);
}

static void claim_round_trip(const struct lc_manifest *m)
{
    FUZZ_HOLDS(lc_manifest_save(fuzz_folder(), lc_manifest_get_json(m)) == LC_OK);
    struct lc_manifest *again = lc_manifest_read(fuzz_folder());

    FUZZ_HOLDS(again != NULL);
    FUZZ_HOLDS(json_equal(lc_manifest_get_json(m), lc_manifest_get_json(again)));
    lc_manifest_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    fuzz_put(LC_MANIFEST_FILE, data, n);
    fuzz_listen();
    struct lc_manifest *m = lc_manifest_read(fuzz_folder());

    FUZZ_HOLDS(fuzz_heard() == (m ? 0 : 1));
    if (m) {
        claim_answers(m);
        claim_differences(m);
        claim_command(m);
        claim_round_trip(m);
    }
    lc_manifest_free(m);
    return 0;
}
