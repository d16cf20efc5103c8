/* Facts, deflators and a mapping table made by hand, on the model of observe/small.h, for the tests
 * of this room. */
#ifndef LC_TESTS_EVIDENCE_FIXTURE_H
#define LC_TESTS_EVIDENCE_FIXTURE_H

#include "evidence/points.h"
#include "observe/small.h"

#include <check.h>

#define FIXTURE_ROWS 8
#define FIXTURE_FILE "mapping.csv"

/* 2023 to 2024 up by a tenth, 2024 to 2025 by a fifth. */
static const int fixture_years[] = {2023, 2024, 2025};
static const double fixture_index[] = {100, 110, 132};
static const struct lc_deflators fixture_deflators = {fixture_years, fixture_index, 3};

static inline lc_time fixture_day(const char *text)
{
    lc_time t = 0;

    ck_assert(lc_date_parse(&t, text));
    return t;
}

/* A fact from its first to its last day. */
static inline struct lc_fact fixture_fact(const char *series, const char *first, const char *last,
                                          double value)
{
    return (struct lc_fact){.series = series,
                            .unit = "unit",
                            .source = "made up",
                            .note = "",
                            .from = fixture_day(first),
                            .end = fixture_day(last) + LC_MS_PER_DAY,
                            .value = value,
                            .low = NAN,
                            .high = NAN};
}

struct fixture_row {
    const char *name, *observed, *series, *region;
    double factor;
    enum lc_measure_kind measure;
    enum lc_gather gather;
    enum lc_money money;
    double least, error_ln;
    bool overlaps;
};

static inline void fixture_set(struct lc_model *m, uint32_t row, uint32_t column, double value)
{
    m->cells[lc_cell(m, LC_T_MAPPING, row, column)] = value;
}

/* The small model with n rows of the mapping table; row i stands on line i + 2. */
static inline const struct lc_model *fixture_mapping(const struct fixture_row *rows, uint32_t n)
{
    static struct lc_model m;
    static double cells[64 + FIXTURE_ROWS * LC_MAPPING_COLUMNS];
    static const char *text[FIXTURE_ROWS * LC_MAPPING_COLUMNS], *keys[FIXTURE_ROWS],
        *notes[FIXTURE_ROWS];
    static int lines[FIXTURE_ROWS];

    ck_assert_uint_le(n, FIXTURE_ROWS);
    m = *small_model();
    memcpy(cells, m.cells, 64 * sizeof *cells);
    m.cells = cells;
    m.tables[LC_T_MAPPING] = (struct lc_table){.schema = lc_schema_get(LC_T_MAPPING),
                                               .file = FIXTURE_FILE,
                                               .n_rows = n,
                                               .first_cell = 64,
                                               .text = text,
                                               .note = notes,
                                               .line = lines,
                                               .key = keys};
    for (uint32_t i = 0; i < n; i++) {
        const char **t = text + i * LC_MAPPING_COLUMNS;

        for (uint32_t c = 0; c < LC_MAPPING_COLUMNS; c++) {
            t[c] = "as written";
        }
        t[LC_MAPPING_NAME] = keys[i] = rows[i].name;
        t[LC_MAPPING_OBSERVED] = rows[i].observed;
        t[LC_MAPPING_SERIES] = rows[i].series;
        t[LC_MAPPING_REGION] = rows[i].region;
        notes[i] = "scope";
        lines[i] = (int)i + 2;
        fixture_set(&m, i, LC_MAPPING_FACTOR, rows[i].factor);
        fixture_set(&m, i, LC_MAPPING_MEASURE, rows[i].measure);
        fixture_set(&m, i, LC_MAPPING_GATHER, rows[i].gather);
        fixture_set(&m, i, LC_MAPPING_MONEY, rows[i].money);
        fixture_set(&m, i, LC_MAPPING_LEAST, rows[i].least);
        fixture_set(&m, i, LC_MAPPING_ERROR_LN, rows[i].error_ln);
        fixture_set(&m, i, LC_MAPPING_COUNTS, !rows[i].overlaps);
    }
    return &m;
}

#endif
