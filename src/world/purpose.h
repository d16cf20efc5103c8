/* What a random draw is for: the purpose field of its stream's key (rand/stream.h).
 *
 * Each purpose has its own meaning of entity and ordinal, stated beside it. New purposes go to the
 * end, so that old draws stay what they were.
 */
#ifndef LC_WORLD_PURPOSE_H
#define LC_WORLD_PURPOSE_H

enum lc_purpose {
    LC_DRAW_PARAMETERS = 1, /* Latin hypercube: entity = parameter key, ordinal = block */
    LC_DRAW_COHORT,         /* entity = seat market and cohort, ordinal = times it adopted before */
    LC_DRAW_LEAVE,          /* entity = seat market, ordinal = leavers so far */
    LC_DRAW_ARRIVAL,        /* entity = application */
    LC_DRAW_RUN,            /* entity = programme, ordinal = its run number */
    LC_DRAW_OPEN_FOLLOW,    /* entity = family, ordinal = closed releases so far */
    LC_DRAW_REVIEW,         /* entity = builder, ordinal = review number */
    LC_DRAW_PROJECT,        /* entity = project key (builder, review, number), ordinal = topic */
    LC_DRAW_PHASE,          /* entity = project key, ordinal = phase */
    LC_DRAW_CREW,           /* entity = project key, ordinal = phase and trade */
    LC_DRAW_CHIP_LIFE,      /* entity = project key, ordinal = refits so far */
    LC_DRAW_GENERATION,     /* entity = vendor, ordinal = generation */
    LC_DRAW_SWAP,           /* entity = project key, ordinal = generation */
    LC_DRAW_STUDY,          /* entity = project key, ordinal = studies so far */
    LC_DRAW_QUEUE,          /* entity = project key, ordinal = requests so far */
    LC_DRAW_PLANT,          /* entity = project key of the plant, ordinal = topic */
    LC_DRAW_APPRENTICES,    /* entity = pool, ordinal = cohort */
    LC_DRAW_MOVES,          /* entity = pool, ordinal = month */
    LC_DRAW_SENTIMENT,      /* entity = market, ordinal = change */
    LC_DRAW_SHOCK,          /* entity = action of the scenario, ordinal = strikes so far */
    LC_DRAW_FLEET,          /* entity = row of the fleet table, ordinal = plant */
    LC_DRAW_PROGRAMME,      /* entity = region, ordinal = plants of its programme so far */
    LC_DRAW_REFIT,          /* entity = factory, ordinal = reviews that looked at it */
    LC_DRAW_HALLS,          /* entity = row of the halls table, ordinal = hall */
    LC_DRAW_PURPOSES        /* one more than the last */
};

#endif
