/* The mood of capital: signal, hazards and changes (model section 5.7, model-notes 3.8). */
#ifndef LC_WORLD_MOOD_H
#define LC_WORLD_MOOD_H

#include "world/world.h"

/* Re-times a market's next change of mood after the month's figures. */
void lc_mood_rearm(struct lc_world *w, uint32_t market);

/* ln of what was forecast for now over the demand of now; 0 until a forecast has come due. */
double lc_mood_forecast_error(const struct lc_world *w, uint32_t market);

/* Puts a market in a mood, to be held at least until a time, and draws the clock of the next
 * change. */
void lc_mood_set(struct lc_world *w, uint32_t market, enum lc_sentiment mood, lc_time held_to);

#endif
