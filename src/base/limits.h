/* Every maximum of the program, with its reason. */
#ifndef LC_BASE_LIMITS_H
#define LC_BASE_LIMITS_H

#define LC_MAX_FILE_BYTES     (16u << 20) /* a model table is kilobytes; more is a wrong file */
#define LC_MAX_FIELD_BYTES    4096u  /* a note may be long; an unclosed quote must not eat memory */
#define LC_MAX_ROWS           20000u /* rows of one table */
#define LC_MAX_COLUMNS        64u
#define LC_MAX_FIELDS         1024u       /* of a line: a sample has a column a parameter */
#define LC_MAX_PARAMETERS     1000u       /* the matrix of their correlations is square */
#define LC_MAX_NAME_BYTES     48u         /* names become file, column and chart labels */
#define LC_MAX_REPLICATIONS   10000000u   /* draws are indexed by 32 bits */
#define LC_MAX_SAMPLE_ROWS    LC_MAX_ROWS /* what is written is read back as a table */
#define LC_MAX_THREADS        1024u
#define LC_MAX_EVENTS         20000000u /* per replication: a runaway scenario is stopped */
#define LC_MAX_EVENTS_AT_ONCE 200000u   /* at one instant: a storm that stops the clock */
#define LC_MAX_WORKERS        4000000000u /* of a trade in a region: half of mankind, and fits 32 bits */
#define LC_MAX_STARTED        100000u /* plants or projects of one row of the initial state */
#define LC_MAX_APPLICATIONS   32      /* share vectors are fixed arrays for speed */
#define LC_MAX_REGIONS        16
#define LC_MAX_MARKETS        4
#define LC_MAX_FAMILIES       16
#define LC_MAX_TRADES         12
#define LC_MAX_STAGES         8
#define LC_MAX_TECHNOLOGIES   24
#define LC_MAX_VENDORS        16
#define LC_MAX_BUILDERS       64
#define LC_MAX_MAKERS         16
#define LC_COHORTS            200 /* of one application in one region: half a per cent each */
#define LC_MAX_MEMORY_MONTHS  120 /* rings of past months */
#define LC_MAX_PHASES         12  /* phases of one project kind */
#define LC_MAX_COST_LINES     64

#endif
