#!/bin/sh
# LibreOffice, set to a language with decimal commas, takes numbers for numbers as the recipe has it, and would not do so
# without. Skipped without LibreOffice.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

need soffice
expect 0 forecast -n 4 --to 2027-12-31 -q -o base
# A profile of its own, of a user in Germany.
mkdir -p "$scratch/profile/user"
cat >"$scratch/profile/user/registrymodifications.xcu" <<END
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop></item>
</oor:items>
END
# A program that hands it on; the recipe's format becomes one that grep reads.
mkdir "$scratch/bin"
cat >"$scratch/bin/soffice" <<END
#!/bin/sh
for word in "\$@"; do
    shift
    [ "\$word" != ods ] || word=fods
    set -- "\$@" "\$word"
done
exec '$(command -v soffice)' '-env:UserInstallation=file://$scratch/profile' "\$@"
END
chmod +x "$scratch/bin/soffice"
# numbers FILE: how many cells of a flat document are numbers.
numbers() {
    grep -o 'office:value-type="float"' "$1" | wc -l
}

recipe "LibreOffice Calc"
rows=$(sed 1d base/summary.csv | wc -l)
[ "$(numbers sheets/summary.fods)" -eq $((4 * rows)) ] || fail "$(numbers sheets/summary.fods) numbers in $rows rows of four"
"$scratch/bin/soffice" --headless --convert-to ods --outdir plain base/summary.csv >"$scratch/out" 2>"$scratch/err" ||
    fail "soffice without a filter"
[ "$(numbers plain/summary.fods)" -lt $((4 * rows)) ] || fail "the language does not matter: the page says that it does"
