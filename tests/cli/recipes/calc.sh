#!/bin/sh
# LibreOffice, set to a language with decimal commas, takes numbers for numbers as the recipe has it, and would not do so
# without. Skipped without LibreOffice.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need soffice
expect 0 forecast -n 4 --to 2027-12-31 -q -o base
# A profile of its own, of a user in Germany; a program of that name hands it on.
mkdir -p "$scratch/profile/user"
cat >"$scratch/profile/user/registrymodifications.xcu" <<END
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
END
calc() {
    "$(command -v soffice)" "-env:UserInstallation=file://$scratch/profile" "$@" >"$scratch/out" 2>"$scratch/err"
}
# numbers FILE: how many cells of a flat document are numbers.
numbers() {
    grep -o 'office:value-type="float"' "$1" | wc -l
}

command=$(sed -n 's/^\.Dl soffice //p' "$LAYERCAKE_SRCDIR/man/layercake-recipes.7" | sed 's/ ods / fods /')
[ -n "$command" ] || fail "the page has no command"
eval "calc $command" || fail "soffice $command"
rows=$(sed 1d base/summary.csv | wc -l)
[ "$(numbers sheets/summary.fods)" -eq $((4 * rows)) ] || fail "$(numbers sheets/summary.fods) numbers in $rows rows of four"
calc --headless --convert-to fods --outdir plain base/summary.csv || fail "soffice without a filter"
[ "$(numbers plain/summary.fods)" -lt $((4 * rows)) ] || fail "the language does not matter: the page says that it does"
