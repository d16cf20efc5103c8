/* Two lines under the headline table: what binds, and how likely an overbuild is. */
#include "output/episode.h"
#include "output/headline.h"

#include <glib.h>

#define CONSTRAINTS_SHOWN 3
#define YEAR_SHOWN        2030

/* Share of a year's reports and replications in which each constraint binds in the world. */
static void binding_shares(double shares[LC_CONSTRAINT_COUNT], const struct lc_result *r, int year)
{
    struct lc_held h = lc_held_new(r, false);
    double n = 0;

    for (uint32_t date = 0; date < r->layout->n_dates; date++) {
        if (lc_date_of(lc_layout_label(r->layout, date)).year != year) {
            continue;
        }
        lc_held_get(&h, r, LC_WORLD, date);
        for (uint32_t i = 0; i < h.n; i++) {
            if (h.binding[i] < LC_CONSTRAINT_COUNT) {
                shares[h.binding[i]]++;
            }
        }
        n += h.n;
    }
    for (int k = 0; k < LC_CONSTRAINT_COUNT && n > 0; k++) {
        shares[k] /= n;
    }
    lc_held_free(&h);
}

static int largest(const double shares[LC_CONSTRAINT_COUNT])
{
    int most = 0;

    for (int k = 1; k < LC_CONSTRAINT_COUNT; k++) {
        most = shares[k] > shares[most] ? k : most;
    }
    return most;
}

static void tell_binding(GString *text, const struct lc_result *r, int last)
{
    const bool is_within = r->layout->first_year <= YEAR_SHOWN && YEAR_SHOWN <= last;
    const int year = is_within ? YEAR_SHOWN : last;
    double shares[LC_CONSTRAINT_COUNT] = {0};
    const char *before = " ";

    binding_shares(shares, r, year);
    g_string_append_printf(text, "Binds most in %d:", year);
    for (int shown = 0; shown < CONSTRAINTS_SHOWN; shown++) {
        const int most = largest(shares);

        if (shares[most] > 0) {
            g_string_append_printf(text, "%s%s %.0f %%", before, lc_constraint_names[most],
                                   100 * shares[most]);
            before = ", ";
        }
        shares[most] = 0;
    }
    g_string_append(text, *before == ' ' ? " nothing." : ".");
}

/* Share of replications in which an overbuild has started by the end of a year, or has become
 * deep. */
static double chance_by(const struct lc_result *r, const struct lc_spells *s, int year,
                        bool is_deep)
{
    uint32_t count = 0, path = UINT32_MAX;

    for (size_t i = 0; i < s->n; i++) {
        const struct lc_spell *x = &s->items[i];
        const lc_time when = lc_layout_label(r->layout, is_deep ? x->peak : x->first);
        const bool is_so = !is_deep || x->depth >= LC_OVERBUILD_DEEP;

        if (is_so && !lc_episode_is_inherited(x) && lc_date_of(when).year <= year &&
            x->path != path) {
            path = x->path;
            count++;
        }
    }
    return (double)count / r->samples.n;
}

static void tell_overbuild(GString *text, const struct lc_result *r, int last)
{
    const int years[] = {2030, 2035, last};
    struct lc_marketplace world = lc_marketplace_new(r, LC_WORLD);
    struct lc_spells s = {0};
    const char *before = "Chance of an overbuild (a deep one) by";

    lc_episodes_find(&s, &world, LC_OVERBUILD);
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        const bool is_last = i + 1 == sizeof years / sizeof *years;

        if (is_last || (years[i] >= r->layout->first_year && years[i] < last)) {
            g_string_append_printf(text, "%s %d: %.0f %% (%.0f %%)", before, years[i],
                                   100 * chance_by(r, &s, years[i], false),
                                   100 * chance_by(r, &s, years[i], true));
            before = ",";
        }
    }
    g_string_append_c(text, '.');
    lc_spells_fini(&s);
    lc_marketplace_free(&world);
}

void lc_headline_print_binding(const struct lc_result *r, const struct lc_screen *screen, FILE *to)
{
    const int last = r->layout->first_year + (int)r->layout->n_years - 1;

    GString *text = g_string_new(NULL);

    tell_binding(text, r, last);
    lc_words_print(to, text->str, 0, screen->width);
    g_string_truncate(text, 0);
    tell_overbuild(text, r, last);
    lc_words_print(to, text->str, 0, screen->width);
    g_string_free(text, TRUE);
}
