/* Markov processes whose answers are known, run through the real calendar, engine and streams.
 *
 * Independent replications, in groups where a variance is compared; Student's t, two-sided. Each
 * statistical comparison of a good program fails with probability FALSE_ALARM when the seed is
 * changed; with the fixed seed it always passes.
 */
#include "engine/engine.h"
#include "rand/stream.h"

#include <check.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>
#include <string.h>

#define FALSE_ALARM 1e-5
#define UNIT_MS     1e7 /* one unit of time */

static lc_time delay_of(uint64_t seed, uint32_t replication, uint32_t purpose, uint64_t entity,
                        uint64_t ordinal, double rate)
{
    struct lc_stream s;
    const struct lc_stream_key key = {seed, replication, purpose, entity, ordinal};
    lc_stream_init(&s, &key);
    return llround(lc_draw_exponential(&s, UNIT_MS / rate));
}

/* Mean and variance of n numbers from their sum and sum of squares. */
struct moments {
    double sum, squares;
    unsigned n;
};

static void moments_add(struct moments *m, double x)
{
    m->sum += x;
    m->squares += x * x;
    m->n++;
}

static double mean_of(const struct moments *m)
{
    return m->sum / m->n;
}

static double variance_of(const struct moments *m)
{
    return (m->squares - m->sum * mean_of(m)) / (m->n - 1);
}

/* The interval of the mean, widened by a stated bias, holds the expected value. */
static void expect_mean(const struct moments *m, double expected, double bias)
{
    const double t = gsl_cdf_tdist_Qinv(FALSE_ALARM / 2, m->n - 1);
    const double half_width = t * sqrt(variance_of(m) / m->n) + bias;
    ck_assert_msg(fabs(mean_of(m) - expected) <= half_width, "%g is not %g +- %g", mean_of(m),
                  expected, half_width);
    ck_assert_msg(half_width <= 0.25 * fabs(expected), "%g +- %g says little", expected,
                  half_width);
}

/* A linear birth-death process, each individual with its own events: at its death its pending
 * birth is cancelled. */

enum { BIRTH, DEATH, N_LIFE_KINDS };
#define MOST_INDIVIDUALS 4096
#define FOUNDERS         20
#define BIRTH_RATE       0.5
#define DEATH_RATE       0.3
#define LIFE_HORIZON     4.0
#define GROUPS           50
#define GROUP            60 /* replications in a group */

struct population {
    struct lc_engine *engine;
    uint32_t replication;
    uint32_t born; /* ever, founders and all */
    int alive;
    lc_handle next_birth[MOST_INDIVIDUALS];
};

static void expect_child(struct population *p, uint32_t mother, uint32_t ordinal)
{
    p->next_birth[mother] =
        lc_engine_after(p->engine, delay_of(1, p->replication, BIRTH, mother, ordinal, BIRTH_RATE),
                        BIRTH, mother, ordinal);
}

static void enter(struct population *p)
{
    const uint32_t id = p->born++;
    ck_assert_uint_lt(id, MOST_INDIVIDUALS);
    p->alive++;
    expect_child(p, id, 0);
    lc_engine_after(p->engine, delay_of(1, p->replication, DEATH, id, 0, DEATH_RATE), DEATH, id, 0);
}

static void give_birth(void *context, const struct lc_event *e)
{
    struct population *const p = context;
    enter(p);
    expect_child(p, e->a, e->b + 1);
}

static void die(void *context, const struct lc_event *e)
{
    struct population *const p = context;
    p->alive--;
    ck_assert(lc_engine_cancel(p->engine, p->next_birth[e->a]));
}

static int population_at_horizon(struct population *p, uint32_t replication)
{
    static lc_handler *const handlers[N_LIFE_KINDS] = {give_birth, die};
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = N_LIFE_KINDS,
                                          .context = p,
                                          .horizon = (lc_time)(LIFE_HORIZON * UNIT_MS)};
    lc_engine_reset(p->engine, &setup);
    p->replication = replication;
    p->born = 0;
    p->alive = 0;
    for (int i = 0; i < FOUNDERS; i++) {
        enter(p);
    }
    const enum lc_engine_end end = lc_engine_run(p->engine);
    ck_assert_int_eq(end, p->alive ? LC_END_HORIZON : LC_END_EMPTY);
    return p->alive;
}

/* With growth g = exp((birth - death) t): mean n g, variance n (birth + death) / (birth - death)
 * g (g - 1) (Kendall 1948). */
START_TEST(test_birth_and_death_give_the_known_mean_and_variance)
{
    static struct population p;
    struct moments means = {0};
    struct moments variances = {0};
    p.engine = lc_engine_new();
    for (uint32_t group = 0; group < GROUPS; group++) {
        struct moments m = {0};
        for (uint32_t i = 0; i < GROUP; i++) {
            moments_add(&m, population_at_horizon(&p, group * GROUP + i));
        }
        moments_add(&means, mean_of(&m));
        moments_add(&variances, variance_of(&m));
    }
    const double growth = exp((BIRTH_RATE - DEATH_RATE) * LIFE_HORIZON);
    const double ratio = (BIRTH_RATE + DEATH_RATE) / (BIRTH_RATE - DEATH_RATE);
    expect_mean(&means, FOUNDERS * growth, 0);
    expect_mean(&variances, FOUNDERS * ratio * growth * (growth - 1), 0);
    lc_engine_free(p.engine);
}
END_TEST

/* Bass diffusion as a pure birth process: each remaining unit adopts with hazard p + q F. The two
 * causes race: whichever fires, both are drawn anew, the other one by re-timing its event. */

enum { INNOVATE, IMITATE, SAMPLE, N_BASS_KINDS };
#define BASS_P 0.03
#define BASS_Q 0.38
#define YEARS  20

struct market {
    struct lc_engine *engine;
    uint32_t replication, units, adopters;
    uint32_t path[YEARS + 1]; /* adopters at the start of each year */
    lc_handle next[2];
};

static lc_time adoption_time(const struct market *m, uint32_t cause)
{
    const double remaining = m->units - m->adopters;
    const double hazard = cause == INNOVATE ? BASS_P : BASS_Q * m->adopters / m->units;
    if (hazard * remaining <= 0) {
        return LC_TIME_NEVER;
    }
    return lc_engine_now(m->engine) +
           delay_of(2, m->replication, cause, m->adopters, 0, hazard * remaining);
}

static void adopt(void *context, const struct lc_event *e)
{
    struct market *const m = context;
    const uint32_t other = e->kind == INNOVATE ? IMITATE : INNOVATE;
    m->adopters++;
    m->next[e->kind] = lc_engine_at(m->engine, adoption_time(m, e->kind), 128, e->kind, 0, 0);
    ck_assert(lc_engine_rearm(m->engine, m->next[other], adoption_time(m, other)));
}

static void sample(void *context, const struct lc_event *e)
{
    struct market *const m = context;
    m->path[e->a] = m->adopters;
    if (e->a < YEARS) {
        lc_engine_after(m->engine, (lc_time)UNIT_MS, SAMPLE, e->a + 1, 0);
    }
}

static void run_market(struct market *m, uint32_t replication, uint32_t units)
{
    static lc_handler *const handlers[N_BASS_KINDS] = {adopt, adopt, sample};
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = N_BASS_KINDS,
                                          .context = m,
                                          .horizon = (lc_time)(YEARS * UNIT_MS)};
    lc_engine_reset(m->engine, &setup);
    m->replication = replication;
    m->units = units;
    m->adopters = 0;
    for (uint16_t cause = INNOVATE; cause <= IMITATE; cause++) {
        m->next[cause] = lc_engine_at(m->engine, adoption_time(m, cause), 128, cause, 0, 0);
    }
    lc_engine_after(m->engine, 0, SAMPLE, 0, 0);
    ck_assert_int_eq(lc_engine_run(m->engine), LC_END_HORIZON);
    ck_assert_uint_eq(lc_engine_rearmed(m->engine), m->adopters);
}

/* Bass (1969): F(t) = (1 - e^(-(p+q)t)) / (1 + (q/p) e^(-(p+q)t)). A finite market's mean path
 * differs from it by the order of one over its size: at 2000 units the tolerance beside the
 * interval is 0.3 % of the market. */
START_TEST(test_bass_mean_path_follows_the_closed_form_in_a_large_market)
{
    enum { UNITS = 2000, REPLICATIONS = 250 };
    struct market m = {.engine = lc_engine_new()};
    struct moments path[YEARS + 1];
    memset(path, 0, sizeof path);
    for (uint32_t i = 0; i < REPLICATIONS; i++) {
        run_market(&m, i, UNITS);
        for (int year = 0; year <= YEARS; year++) {
            moments_add(&path[year], (double)m.path[year] / UNITS);
        }
    }
    for (int year = 2; year <= YEARS; year++) {
        const double decay = exp(-(BASS_P + BASS_Q) * year);
        expect_mean(&path[year], (1 - decay) / (1 + BASS_Q / BASS_P * decay), 0.003);
    }
    lc_engine_free(m.engine);
}
END_TEST

/* A year of the master equation of a market of that many units: the fourth-order Runge-Kutta
 * method on the probabilities of each number of adopters. */
enum { FEW = 30, SETTLED = 14 }; /* later the market is nearly full */

static void master_slope(double slope[FEW + 1], const double p[FEW + 1])
{
    double inflow = 0;
    for (int n = 0; n <= FEW; n++) {
        const double outflow = (FEW - n) * (BASS_P + BASS_Q * n / FEW) * p[n];
        slope[n] = inflow - outflow;
        inflow = outflow;
    }
}

static void master_year(double p[FEW + 1])
{
    const int steps = 200;
    const double h = 1.0 / steps;
    double slope[4][FEW + 1];
    double at[FEW + 1];
    for (int step = 0; step < steps; step++) {
        master_slope(slope[0], p);
        for (int stage = 1; stage < 4; stage++) {
            const double forward = stage < 3 ? h / 2 : h;
            for (int n = 0; n <= FEW; n++) {
                at[n] = p[n] + forward * slope[stage - 1][n];
            }
            master_slope(slope[stage], at);
        }
        for (int n = 0; n <= FEW; n++) {
            p[n] += h / 6 * (slope[0][n] + 2 * slope[1][n] + 2 * slope[2][n] + slope[3][n]);
        }
    }
}

START_TEST(test_bass_mean_and_variance_follow_the_master_equation_in_a_small_market)
{
    struct market m = {.engine = lc_engine_new()};
    static struct moments means[SETTLED + 1], variances[SETTLED + 1];
    for (uint32_t group = 0; group < GROUPS; group++) {
        struct moments path[SETTLED + 1];
        memset(path, 0, sizeof path);
        for (uint32_t i = 0; i < 150; i++) {
            run_market(&m, 1000 + group * 150 + i, FEW);
            for (int year = 1; year <= SETTLED; year++) {
                moments_add(&path[year], m.path[year]);
            }
        }
        for (int year = 1; year <= SETTLED; year++) {
            moments_add(&means[year], mean_of(&path[year]));
            moments_add(&variances[year], variance_of(&path[year]));
        }
    }
    double p[FEW + 1] = {1};
    for (int year = 1; year <= SETTLED; year++) {
        double mean = 0;
        double square = 0;
        master_year(p);
        for (int n = 0; n <= FEW; n++) {
            mean += n * p[n];
            square += n * n * p[n];
        }
        expect_mean(&means[year], mean, 0);
        expect_mean(&variances[year], square - mean * mean, 0);
    }
    lc_engine_free(m.engine);
}
END_TEST

/* Three Poisson sources, of kinds 0 to 2, and a window that closes once a unit of time. */

enum { WINDOW = 3, N_POISSON_KINDS };
#define WINDOWS 20000
#define MOST    11 /* the last class is "that many or more" */

static const double source_rates[] = {0.5, 1.5, 2.0};

struct counter {
    struct lc_engine *engine;
    uint64_t drawn[3];
    unsigned by_source[3];         /* in this window */
    unsigned classes[4][MOST + 1]; /* windows by count: of each source and of all together */
};

static void arm_source(struct counter *c, uint16_t kind)
{
    lc_engine_after(c->engine, delay_of(3, 0, kind, 0, c->drawn[kind]++, source_rates[kind]), kind,
                    0, 0);
}

static void count_arrival(void *context, const struct lc_event *e)
{
    struct counter *const c = context;
    c->by_source[e->kind]++;
    arm_source(c, e->kind);
}

static void close_window(void *context, const struct lc_event *e)
{
    struct counter *const c = context;
    unsigned all = 0;
    for (int i = 0; i < 3; i++) {
        const unsigned n = c->by_source[i];
        c->classes[i][n < MOST ? n : MOST]++;
        all += n;
        c->by_source[i] = 0;
    }
    c->classes[3][all < MOST ? all : MOST]++;
    lc_engine_after(c->engine, (lc_time)UNIT_MS, WINDOW, e->a + 1, 0);
}

/* Pearson's statistic against the Poisson law; classes of fewer than 10 expected are pooled. */
static void expect_poisson(const unsigned classes[MOST + 1], double mean)
{
    double statistic = 0;
    double expected = 0;
    double found = 0;
    double left = WINDOWS;
    double p = exp(-mean);
    int used = 0;
    for (int n = 0; n <= MOST; n++) {
        const double here = n < MOST ? WINDOWS * p : left;
        left -= here;
        p *= mean / (n + 1);
        expected += here;
        found += classes[n];
        if ((expected >= 10 && left >= 10) || n == MOST) {
            statistic += (found - expected) * (found - expected) / expected;
            expected = 0;
            found = 0;
            used++;
        }
    }
    ck_assert_int_ge(used, 4);
    const double tail = gsl_cdf_chisq_Q(statistic, used - 1);
    ck_assert_msg(tail > FALSE_ALARM, "chi-square %g of %d classes", statistic, used);
    ck_assert_msg(tail < 1 - FALSE_ALARM, "chi-square %g of %d classes: too good", statistic, used);
}

START_TEST(test_poisson_sources_and_their_sum_have_poisson_counts)
{
    static lc_handler *const handlers[N_POISSON_KINDS] = {count_arrival, count_arrival,
                                                          count_arrival, close_window};
    static struct counter c;
    c.engine = lc_engine_new();
    const struct lc_engine_setup setup = {.handlers = handlers,
                                          .n_kinds = N_POISSON_KINDS,
                                          .context = &c,
                                          .horizon = (lc_time)(WINDOWS * UNIT_MS)};
    lc_engine_reset(c.engine, &setup);
    for (uint16_t i = 0; i < 3; i++) {
        arm_source(&c, i);
    }
    lc_engine_after(c.engine, (lc_time)UNIT_MS, WINDOW, 0, 0);
    ck_assert_int_eq(lc_engine_run(c.engine), LC_END_HORIZON);
    ck_assert_uint_eq(lc_engine_handled_kind(c.engine, WINDOW), WINDOWS);
    for (int i = 0; i < 3; i++) {
        expect_poisson(c.classes[i], source_rates[i]);
    }
    expect_poisson(c.classes[3], source_rates[0] + source_rates[1] + source_rates[2]);
    lc_engine_free(c.engine);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *const suite = suite_create("processes");
    TCase *const t = tcase_create("processes");
    tcase_set_timeout(t, 60);
    tcase_add_test(t, test_birth_and_death_give_the_known_mean_and_variance);
    tcase_add_test(t, test_bass_mean_path_follows_the_closed_form_in_a_large_market);
    tcase_add_test(t, test_bass_mean_and_variance_follow_the_master_equation_in_a_small_market);
    tcase_add_test(t, test_poisson_sources_and_their_sum_have_poisson_counts);
    suite_add_tcase(suite, t);
    SRunner *const runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    const int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures != 0;
}
