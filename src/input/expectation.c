#include "input/expectation.h"

#include "base/time.h"
#include "input/field.h"

#include <glib.h>
#include <string.h>

#define MARK       "Expected"
#define GRAMMAR    "expected \"Expected: SERIES [REGION] YEAR up|down|same: reason\""
#define SIGNS      "down|same|up" /* -1, 0, 1 */
#define WORLD      "world"
#define FIRST_YEAR 1990
#define LAST_YEAR  2100
#define MAX_WORDS  4

/* The words of a text, apart by blanks, at most MAX_WORDS; how many there are. */
static uint32_t split(const char *words[MAX_WORDS], char *text)
{
    uint32_t n = 0;

    for (char *at = text;;) {
        at += strspn(at, " ");
        if (!*at || n == MAX_WORDS) {
            return *at ? MAX_WORDS + 1 : n;
        }
        words[n++] = at;
        at += strcspn(at, " ");
        if (*at) {
            *at++ = '\0';
        }
    }
}

/* Takes "SERIES [REGION] YEAR SIGN" apart. */
static bool read_words(struct lc_expectation *e, char *text, struct lc_diag *d)
{
    const char *words[MAX_WORDS] = {0};
    const uint32_t n = split(words, text);
    int year = 0;

    if (n != 3 && n != MAX_WORDS) {
        lc_diag_add(d, e->place, GRAMMAR);
        return false;
    }
    const int sign = lc_choice_find(SIGNS, words[n - 1]);

    if (sign < 0) {
        lc_diag_add(d, e->place, "%s, expected up, down or same", lc_quote(d, words[n - 1]));
        return false;
    }
    if (!lc_year_parse(&year, words[n - 2]) || year < FIRST_YEAR || year > LAST_YEAR) {
        lc_diag_add(d, e->place, "%s, expected a year from %d to %d", lc_quote(d, words[n - 2]),
                    FIRST_YEAR, LAST_YEAR);
        return false;
    }
    e->series = words[0];
    e->region = n == MAX_WORDS ? words[1] : WORLD;
    e->year = year;
    e->sign = sign - 1;
    return true;
}

static bool read_one(struct lc_expectation *e, const struct lc_model *m, const char *comment,
                     struct lc_diag *d)
{
    const char *at = comment + strlen(MARK);
    const char *end = *at == ':' ? strchr(at + 1, ':') : NULL;

    if (!end || !end[1 + strspn(end + 1, " ")]) {
        lc_diag_add(d, e->place, GRAMMAR);
        return false;
    }
    char *text = LC_ARENA_ARRAY(m->arena, char, (size_t)(end - at));

    memcpy(text, at + 1, (size_t)(end - at) - 1);
    e->reason = end + 1 + strspn(end + 1, " ");
    return read_words(e, text, d);
}

static void check_twice(const struct lc_expectation *all, uint32_t n, struct lc_diag *d)
{
    const struct lc_expectation *e = &all[n];

    for (uint32_t i = 0; i < n; i++) {
        if (all[i].year == e->year && strcmp(all[i].series, e->series) == 0 &&
            strcmp(all[i].region, e->region) == 0) {
            lc_diag_add(d, e->place, "this series and year are there already, on line %d",
                        all[i].place.line);
            return;
        }
    }
}

/* Whatever its letters: one that was passed over would never be held against anything. */
static bool is_expectation(const char *comment)
{
    return g_str_has_prefix(comment, MARK) ||
           g_ascii_strncasecmp(comment, MARK ":", strlen(MARK ":")) == 0;
}

void lc_expectations_read(struct lc_scenario *scenario, const struct lc_model *m,
                          const struct lc_csvfile *csv, struct lc_diag *d)
{
    struct lc_expectation *all = LC_ARENA_ARRAY(m->arena, struct lc_expectation, csv->n_comments);
    uint32_t n = 0;

    for (uint32_t i = 0; i < csv->n_comments; i++) {
        const struct lc_csvfield *comment = &csv->comments[i];
        struct lc_expectation e = {.place = lc_csvfile_place(csv, comment)};

        if (is_expectation(comment->text) && read_one(&e, m, comment->text, d)) {
            all[n] = e;
            check_twice(all, n++, d);
        }
    }
    scenario->expectations = all;
    scenario->n_expectations = n;
}
