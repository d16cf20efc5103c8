#!/bin/sh
# --wide and --iamc add a table each and change nothing else; the manifest records them, so that reproduce makes them;
# a finished folder gets or loses them by --resume, a merge by its own options or those of its first folder.
# shellcheck source=tests/cli/lib.sh
. "$LAYERCAKE_SRCDIR/tests/cli/lib.sh"

forecast() {
    expect 0 forecast -q -m tutorial -n 120 --to 2027-12-31 "$@"
}

# has FOLDER FILE...: of the extra tables these and no others are there and in the manifest.
has() {
    folder=$1
    shift
    for file in wide.csv iamc.csv; do
        case " $* " in
        *" $file "*)
            [ -s "$folder/$file" ] || fail "$folder has no $file"
            grep -q "\"$file\": " "$folder/manifest.json" || fail "the manifest of $folder has no $file"
            ;;
        *)
            [ ! -e "$folder/$file" ] || fail "$folder has $file"
            ! grep -q "\"$file\": " "$folder/manifest.json" || fail "the manifest of $folder has $file"
            ;;
        esac
    done
}

forecast -o plain
has plain
forecast --iamc --wide -o both
has both wide.csv iamc.csv
grep -q '"command": ".* --wide --iamc"' both/manifest.json || fail "the command does not tell"
for file in plain/*.csv; do
    cmp "$file" "both/${file#plain/}" || fail "$file is another one with --wide"
done
expect 0 reproduce both
prints 'byte for byte'
expect 0 reproduce plain

cp -r plain grown
forecast --wide --resume -o grown
has grown wide.csv
cmp both/wide.csv grown/wide.csv || fail "wide.csv of a resumed folder"
forecast --resume -o grown
has grown
same plain grown

forecast --wide --shard 1/2 -o one
forecast --shard 2/2 -o two
expect 0 merge -q --iamc one two -o merged
has merged wide.csv iamc.csv
same both merged
expect 0 merge -q two one -o neither
has neither
