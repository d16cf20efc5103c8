/* published.csv: its columns, for those who write it and those who read it back. */
#ifndef LC_OUTPUT_PUBLISHED_H
#define LC_OUTPUT_PUBLISHED_H

#define LC_PUBLISHED_FILE "published.csv"

/* Enumerator, name. */
#define LC_PUBLISHED_OUTPUT(_)                                                                     \
    _(PUBLISHER, "publisher")                                                                      \
    _(PUBLISHED, "published")                                                                      \
    _(UNIT, "unit")                                                                                \
    _(PERIOD_START, "period_start")                                                                \
    _(PERIOD_END, "period_end")                                                                    \
    _(SOURCE, "source")                                                                            \
    _(NOTE, "note")                                                                                \
    _(VALUE, "value")                                                                              \
    _(LOW, "low")                                                                                  \
    _(HIGH, "high")                                                                                \
    _(SERIES, "series")                                                                            \
    _(N, "n")                                                                                      \
    _(P05, "p05")                                                                                  \
    _(P10, "p10")                                                                                  \
    _(P25, "p25")                                                                                  \
    _(P50, "p50")                                                                                  \
    _(P75, "p75")                                                                                  \
    _(P90, "p90")                                                                                  \
    _(P95, "p95")                                                                                  \
    _(POSITION, "position")                                                                        \
    _(VERDICT, "verdict")                                                                          \
    _(WHY, "why")

#define LC_PUBLISHED_ENUMERATOR(id, name) LC_PUBLISHED_OUT_##id,
enum lc_published_column { LC_PUBLISHED_OUTPUT(LC_PUBLISHED_ENUMERATOR) LC_PUBLISHED_OUT_COLUMNS };
#undef LC_PUBLISHED_ENUMERATOR

extern const char *const lc_published_columns[LC_PUBLISHED_OUT_COLUMNS + 1]; /* ends with NULL */

#endif
