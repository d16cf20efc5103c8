#!/bin/sh
# Whatever stands where a file is expected - nothing, a folder, a pipe, a device, a loop of links, another format, gigabytes -
# is told in one line that names it, and nothing waits or is written.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

program=$LAYERCAKE
mkdir "$scratch/bin"
# Waiting for ever would be a failure.
printf '#!/bin/sh\nexec timeout 60 "%s" "$@"\n' "$program" >"$scratch/bin/layercake"
chmod +x "$scratch/bin/layercake"
LAYERCAKE=$scratch/bin/layercake
cp -r "$LAYERCAKE_SRCDIR/models" "$LAYERCAKE_SRCDIR/data" "$scratch"
chmod -R u+w "$scratch/models" "$scratch/data"
model=$scratch/models/tutorial

# one: one line was said, in characters that can be shown.
one() {
    [ "$(wc -l <"$scratch/err")" -eq 1 ] || fail "not one line"
    harmless "$scratch/err"
}

# refused NAME COMMAND WORD...: with anything else in the place of the file, the command is refused and names it.
refused() {
    file=$1
    shift
    mv "$file" "$scratch/kept"
    for kind in nothing folder fifo zero random proc dangling loop unreadable empty sparse utf16 utf32 gzip zstd zip null; do
        pattern="$(basename "$file")[^ ]*: "
        case $kind in
        nothing) pattern="$pattern.*No such file" ;;
        folder) mkdir "$file" ;;
        fifo) mkfifo "$file" ;;
        zero) ln -s /dev/zero "$file" ;;
        random) ln -s /dev/urandom "$file" ;;
        proc) ln -s /proc/self/maps "$file" ;;
        dangling) ln -s nowhere "$file" ;;
        loop) ln -s "$(basename "$file")" "$file" ;;
        unreadable)
            [ "$(id -u)" -ne 0 ] || continue
            cp "$scratch/kept" "$file"
            chmod 0 "$file"
            pattern="$pattern.*Permission denied"
            ;;
        empty) : >"$file" ;;
        sparse) truncate -s 5G "$file" 2>/dev/null || continue ;;
        utf16) printf '\377\376n\0a\0m\0e\0\n\0' >"$file" ;;
        utf32) printf '\0\0\376\377\0\0\0n' >"$file" ;;
        gzip) printf '\037\213\010\0\0\0' >"$file" ;;
        zstd) printf '\050\265\057\375\0' >"$file" ;;
        zip) printf 'PK\003\004\0' >"$file" ;;
        null) ln -s /dev/null "$file" ;;
        esac
        refuse "$pattern" "$@"
        one
        rm -rf "$file"
    done
    mv "$scratch/kept" "$file"
    expect 0 "$@"
    rm -rf ./*
}

refused "$model/regions.csv" check -q -m "$model"
refused "$model/parameters.csv" check -q -m "$model"
refused "$model/initial/2025-12-31/fleet.csv" forecast -q -m "$model" -n 1 --to 2026-01-31
refused "$model/mapping.csv" run -q -m "$model" --to 2026-01-31
printf 'from,until,target,scope,operation,value,note\n' >"$scratch/mine.csv"
refused "$scratch/mine.csv" forecast -q -m "$model" -s "$scratch/mine.csv" -n 1 --to 2026-01-31
refused "$scratch/mine.csv" check -q -m "$model" "$scratch/mine.csv"
refused "$scratch/mine.csv" show levers -m "$model" -s "$scratch/mine.csv"
LAYERCAKE_DATA=$scratch
refused "$scratch/data/observed.csv" hindcast -q -n 2 --to 2023-03-31
refused "$scratch/data/forecasts.csv" show forecasts

# A folder's manifest and tables: the same, whatever reads them.
expect 0 forecast -q -m tutorial -n 2 --to 2026-06-30 -o "$scratch/made"
expect 0 run -q -m tutorial --to 2026-06-30 -o "$scratch/single"
for kind in nothing folder fifo zero loop empty sparse random; do
    for case in made:manifest.json made:summary.csv made:quantiles.csv single:manifest.json single:links.csv; do
        folder=${case%:*}
        file=${case#*:}
        # A digest is of every byte, however many; a manifest has a size that it can't have.
        large=100M
        [ "$file" != manifest.json ] || large=3G
        cp -r "$scratch/$folder" "$scratch/odd"
        rm "$scratch/odd/$file"
        case $kind in
        folder) mkdir "$scratch/odd/$file" ;;
        fifo) mkfifo "$scratch/odd/$file" ;;
        zero) ln -s /dev/zero "$scratch/odd/$file" ;;
        random) ln -s /dev/urandom "$scratch/odd/$file" ;;
        loop) ln -s "$file" "$scratch/odd/$file" ;;
        empty) : >"$scratch/odd/$file" ;;
        sparse) truncate -s "$large" "$scratch/odd/$file" ;;
        esac
        case $case in
        made:manifest.json) all='report reproduce merge' ;;
        made:*) all=report ;;
        single:manifest.json) all='trace reproduce' ;;
        *) all=trace ;;
        esac
        for command in $all; do
            refuse "odd/${file}[:0-9]*: " "$command" "$scratch/odd"
            one
        done
        rm -r "$scratch/odd"
    done
done

# A model or a folder of results that is a file, a loop, or under a file.
ln -s loop "$scratch/loop"
: >"$scratch/file"
for path in "$scratch/file" "$scratch/loop" "$scratch/file/below" "$scratch/nowhere" /dev/null /proc/self/mem; do
    refuse 'no model folder' forecast -m "$path" -n 1
    one
    for command in report reproduce merge trace; do
        refuse 'manifest.json: ' $command "$path"
        one
    done
done

# A link to a file is that file.
cp "$scratch/mine.csv" "$scratch/other.csv"
ln -sf "$scratch/other.csv" "$scratch/linked.csv"
expect 0 check -q -m "$model" "$scratch/linked.csv"

# B9, B10: a scenario names no other file; what looks like a path in it is no target, and is cut in the message.
printf 'from,until,target,scope,operation,value,note\n,,../../../../etc/passwd,,set,1,\n,,regions.../x.pue,,set,1.2,\n' >"$scratch/mine.csv"
expect 2 check -m "$model" "$scratch/mine.csv"
says "mine.csv:2:3: target '../../../../etc/passwd': expected a parameter or table.row.column"
! grep -q root: "$scratch/err" || fail "a file's text is told"
printf 'from,until,target,scope,operation,value,note\n,,%0200d,,set,1,\n' 0 >"$scratch/mine.csv"
expect 2 check -m "$model" "$scratch/mine.csv"
says "mine.csv:2:3: .*0\.\.\.'"
awk 'length($0) > 300 { exit 1 }' "$scratch/err" || fail "a cell is told in full"

# B12: names that differ in case are different ones; capitals are no names.
cp "$scratch/other.csv" "$scratch/Upper.csv"
refuse "'Upper', expected a name of a to z" check -m "$model" "$scratch/Upper.csv"
refuse "no model 'Tutorial'; did you mean tutorial" check -m Tutorial
refuse "'Baseline', expected a name" forecast -m tutorial -s Baseline
refuse "unknown command 'Forecast'; did you mean forecast" Forecast
refuse 'HURDLE_RATE' forecast -m tutorial --set HURDLE_RATE=0.1
