/** A pack checked by what every machine has: a script in the pack, short enough to be read before it is run. */

/**
 * `sh check.sh KEY.pem`: KEY.pem is the platform's audit.pub, from somewhere else than the pack. Signed note: C2SP signed-note; proofs: C2SP
 * tlog-proof, RFC 9162, section 2.1.3.2.
 */
export const CHECK_SCRIPT = String.raw`#!/bin/sh
# usage: sh check.sh KEY.pem    in the folder of the unpacked pack; KEY.pem is the platform's audit.pub, from elsewhere
set -eu
key=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "does not hold: $1" >&2; exit 1; }
signed_by_key() { openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$1" -sigfile "$2" > /dev/null; }
sha() { openssl dgst -sha256 -binary; }
unurl() { tr -d '\n' | tr '_-' '/+' | sed -e 's/\(.*\)/\1====/' -e 's/^\(\(....\)*\)=*$/\1/' | openssl base64 -d -A; }

# The manifest is what the key has signed (RFC 7515), and the checksums are those of the manifest.
cut -d. -f1,2 manifest.jws | tr -d '\n' > "$work/input"
cut -d. -f3 manifest.jws | unurl > "$work/signature"
signed_by_key "$work/input" "$work/signature" || fail manifest.jws
cut -d. -f2 manifest.jws | unurl | cmp -s - manifest.json || fail manifest.json
grep -q "\"$(openssl dgst -sha256 -r SHA256SUMS | cut -c1-64)\"" manifest.json || fail SHA256SUMS
while read -r sum file; do
  [ "$(openssl dgst -sha256 -r "$file" | cut -c1-64)" = "$sum" ] || fail "$file"
done < SHA256SUMS
echo "files: as they were signed"

# A checkpoint is a text, an empty line and signatures; its signature has four bytes of the key's name before it.
checkpoint() {
  sed '/^$/,$d' "$1" > "$work/text"
  name=$(sed -n 1p "$1")
  sed '1,/^$/d' "$1" | grep -F "— $name " | head -1 | sed 's/.* //' | openssl base64 -d -A | tail -c 64 > "$work/signature"
  signed_by_key "$work/text" "$work/signature" || fail "$2"
}
for file in log/*.checkpoint; do checkpoint "$file" "$file"; done
echo "checkpoints: signed by the key"

# An entry is in the tree of a checkpoint: up from its leaf, by the hashes beside the way.
for proof in samples/*.tlog-proof; do
  [ -e "$proof" ] || continue
  sed '1,/^$/d' "$proof" > "$work/note"
  checkpoint "$work/note" "$proof"
  place=$(sed -n 's/^index //p' "$proof" | head -1)
  last=$(($(sed -n 2p "$work/note") - 1))
  sed -n 's/^extra //p' "$proof" | head -1 | openssl base64 -d -A > "$work/entry"
  { printf '\000'; cat "$work/entry"; } | sha > "$work/hash"
  sed -e '/^$/,$d' -e '1,/^index /d' "$proof" > "$work/path"
  while read -r sibling; do
    printf %s "$sibling" | openssl base64 -d -A > "$work/sibling"
    if [ $((place % 2)) = 1 ] || [ "$place" = "$last" ]; then
      { printf '\001'; cat "$work/sibling" "$work/hash"; } | sha > "$work/next"
      while [ $((place % 2)) = 0 ] && [ "$place" != 0 ]; do place=$((place / 2)); last=$((last / 2)); done
    else
      { printf '\001'; cat "$work/hash" "$work/sibling"; } | sha > "$work/next"
    fi
    mv "$work/next" "$work/hash"
    place=$((place / 2)); last=$((last / 2))
  done < "$work/path"
  [ "$last" = 0 ] && [ "$(openssl base64 -A -in "$work/hash")" = "$(sed -n 3p "$work/note")" ] || fail "$proof"
done
echo "samples: in the log"
`;
