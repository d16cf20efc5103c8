#!/bin/sh
# R's read.csv finds numbers, dates and text as they are, also under a locale with a decimal comma. Skipped without R.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

if ! command -v Rscript >/dev/null 2>&1; then
    echo "skipped: no Rscript"
    exit 77
fi
expect 0 forecast -q -n 20 --to 2027-12-31 --wide --iamc -o forecast
sum=$(LC_ALL=C awk -F , 'NR > 1 { sum += $6 } END { printf "%.6f", sum }' forecast/summary.csv)
cat >"$scratch/read.R" <<'END'
sum_of_medians <- as.numeric(commandArgs(TRUE)[1])
table <- function(name) read.csv(file.path("forecast", name), check.names = FALSE)

summary <- table("summary.csv")
stopifnot(is.character(summary$series), is.character(summary$unit), is.integer(summary$year),
          is.numeric(summary$p10), is.numeric(summary$p50), is.numeric(summary$p90),
          abs(sum(summary$p50) - sum_of_medians) <= 1e-9 * abs(sum_of_medians))

quantiles <- table("quantiles.csv")
dates <- as.Date(quantiles$date)
stopifnot(is.integer(quantiles$n), all(quantiles$n == 20), !anyNA(dates), range(dates) == as.Date(c("2026-03-31", "2027-12-31")),
          all(sapply(quantiles[c("mean", "p05", "p50", "p95")], is.numeric)), !anyNA(quantiles$p50))

wide <- table("wide.csv")
stopifnot(names(wide)[1:6] == c("scenario", "series", "title", "region", "unit", "statistic"),
          !anyNA(as.Date(names(wide)[-(1:6)])), all(sapply(wide[-(1:6)], is.numeric)), nrow(wide) > 1000)

iamc <- table("iamc.csv")
stopifnot(names(iamc) == c("Model", "Scenario", "Region", "Variable", "Unit", "2026", "2027"),
          is.numeric(iamc$`2026`), is.numeric(iamc$`2027`), !anyNA(iamc))

draws <- table("draws.csv")
stopifnot(draws$replication == 0:19, all(sapply(draws, is.numeric)), !anyNA(draws))

episodes <- table("episodes.csv")
stopifnot(is.numeric(episodes$probability), !anyNA(as.Date(episodes$start_p50[episodes$start_p50 != ""])))

definitions <- table("definitions.csv")
stopifnot(!anyDuplicated(definitions$series), all(sapply(definitions, is.character)))
cat("read under", Sys.getlocale("LC_COLLATE"), "\n")
END

# reads LOCALE: all of it under that locale.
reads() {
    LC_ALL=$1 Rscript --vanilla "$scratch/read.R" "$sum" >"$scratch/out" 2>"$scratch/err" || fail "what R reads under $1"
    prints "^read under $1"
}

reads C.UTF-8
if german; then
    reads de_DE.UTF-8
else
    echo "not tried under a locale with a decimal comma"
fi
