#!/usr/bin/env bash
# Makes signing.json, opening.json, charset.json and serials.json with the openssl and iconv commands and nothing of
# our own. Repeatable: given the keys in keys/, every run writes the same bytes. Needs bash, OpenSSL ≥ 3, glibc's
# iconv, and od, sha256sum and base64 of coreutils.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ── small tools ──────────────────────────────────────────────────────────────────────────────────────────────────

to_hex() { od -An -v -tx1 | tr -d ' \n'; }
from_hex() { local hex=$1; [ -z "$hex" ] || printf "$(sed 's/../\\x&/g' <<<"$hex")"; }
utf8_to() { printf %s "$2" | iconv -f utf-8 -t "$1" | to_hex; }

# list FILE DESCRIPTION: begins a vector file; each `entry SECTION NAME VALUE…` adds an object; `finish` writes the file.
list() { file=$1; description=$2; section=; body=; }
entry() {
  local object='' name value
  if [ "$1" != "$section" ]; then
    [ -z "$section" ] || body+=$'\n  ],\n'
    section=$1 body+="  \"$1\": ["$'\n'
  else
    body+=$',\n'
  fi
  shift
  while [ $# -gt 0 ]; do
    name=$1 value=$2
    shift 2
    value=${value//$'\n'/\\n}
    case $name in
      *:number) name=${name%:number} ;;
      *) value="\"$value\"" ;;
    esac
    object+="${object:+,$'\n'}      \"$name\": $value"
  done
  body+=$'    {\n'"$object"$'\n    }'
}
finish() { printf '{\n  "description": "%s",\n%s\n  ]\n}\n' "$description" "$body" >"$file"; }

# ── keys ─────────────────────────────────────────────────────────────────────────────────────────────────────────

for bits in 2048 3072 4096; do
  key=keys/rsa-$bits.pem
  if [ ! -s "$key" ]; then
    { echo "TEST ONLY: this private key is published. Never use it for anything but these vectors."; echo
      openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:"$bits" 2>/dev/null; } >"$key"
  fi
  openssl pkey -in "$key" -pubout -out "$work/rsa-$bits.pub"
done

# ── signing.json ─────────────────────────────────────────────────────────────────────────────────────────────────

signature() { printf %s "$2" | openssl dgst -sha256 -sign "keys/$1.pem" | base64 -w0; }

list signing.json "The string to sign, and its signature: RSASSA-PKCS1-v1_5 with SHA-256, in base64."
serial_a=5157F09EFDC096DE15EBE81A47057A7232F1B8E1
serial_b=0000A1B2C3D4E5F60718293A4B5C6D7E8F901122
for bits in 2048 3072 4096; do
  for pair in "$serial_a 1573203570" "$serial_b 4294967295" "$serial_a 1"; do
    read -r serial time <<<"$pair"
    text="cert_serialno=$serial&timestamp=$time"
    entry valid key "keys/rsa-$bits.pem" cert_serialno "$serial" timestamp:number "$time" \
      string_to_sign "$text" sign "$(signature "rsa-$bits" "$text")"
  done
done

text="cert_serialno=$serial_a&timestamp=1573203570"
good=$(signature rsa-2048 "$text")
refuse() { entry invalid why "$1" key keys/rsa-2048.pem string_to_sign "$text" sign "$2"; }
refuse "by another key" "$(signature rsa-3072 "$text")"
refuse "over a line break at the end" "$(signature rsa-2048 "$text"$'\n')"
refuse "over another time" "$(signature rsa-2048 "cert_serialno=$serial_a&timestamp=1573203571")"
refuse "over the fields in the other order" "$(signature rsa-2048 "timestamp=1573203570&cert_serialno=$serial_a")"
refuse "with SHA-1" "$(printf %s "$text" | openssl dgst -sha1 -sign keys/rsa-2048.pem | base64 -w0)"
refuse "with SHA-512" "$(printf %s "$text" | openssl dgst -sha512 -sign keys/rsa-2048.pem | base64 -w0)"
refuse "RSASSA-PSS" "$(printf %s "$text" | openssl dgst -sha256 -sigopt rsa_padding_mode:pss \
  -sigopt rsa_pss_saltlen:0 -sign keys/rsa-2048.pem | base64 -w0)"
refuse "a byte short" "$(base64 -d <<<"$good" | head -c 255 | base64 -w0)"
refuse "empty" ""
refuse "base64 without its padding" "${good%==}"
refuse "base64 with a line break" "${good:0:64}"$'\n'"${good:64}"
refuse "base64 with a space before it" " $good"
refuse "base64 in the URL alphabet" "$(tr '+/' '-_' <<<"$good")"
last=${good: -3:1}
alphabet=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/
before=${alphabet%%"$last"*}
refuse "base64 with unused bits set" "${good:0:-3}${alphabet:$((${#before} + 1)):1}=="
finish

# ── opening.json ─────────────────────────────────────────────────────────────────────────────────────────────────

# Padding drawn from a hash instead of at random, so that runs repeat: only for published vectors.
filler() { # SEED LENGTH: that many bytes without a zero, in hex
  local hex='' i=0
  while [ ${#hex} -lt $(($2 * 2)) ]; do
    hex+=$(printf '%s %d' "$1" "$i" | sha256sum | cut -c1-64 | sed 's/../& /g; s/00 //g; s/ //g')
    i=$((i + 1))
  done
  printf %s "${hex:0:$(($2 * 2))}"
}
raw() { from_hex "$2" | openssl pkeyutl -encrypt -pubin -inkey "$work/$1.pub" -pkeyopt rsa_padding_mode:none | base64 -w0; }
block() { # KEY HEX: a whole block of RSAES-PKCS1-v1_5
  local k=$((${1#rsa-} / 8)) length=$((${#2} / 2))
  printf '0002%s00%s' "$(filler "$1 $2" $((k - 3 - length)))" "$2"
}
seal() { # KEY HEX: base64 of the ciphertext, after openssl has opened it again
  local sealed
  sealed=$(raw "$1" "$(block "$1" "$2")")
  [ "$(base64 -d <<<"$sealed" | openssl pkeyutl -decrypt -inkey "keys/$1.pem" | to_hex)" = "$2" ]
  printf %s "$sealed"
}
id_number() { # FIRST17: with its check character, ISO 7064 MOD 11-2
  local sum=0 i check=10X98765432
  for ((i = 0; i < 17; i++)); do sum=$(((sum + ${1:i:1}) * 2 % 11)); done
  printf '%s%s' "$1" "${check:sum:1}"
}

list opening.json "Name and ID number as RSAES-PKCS1-v1_5 ciphertexts in base64. People are invented; 999999 is no area."
n=0
names="林知夏 欧阳明岚 赵〇 李镕喆 阿依古丽·买合木提 周䶮 陈𬭎 龴小禾 Anna·Zhāng"
longest=$(printf '䶮𬭎%.0s' {1..30})
for bits in 2048 3072 4096; do
  for name in $names "$longest"; do
    n=$((n + 1))
    number=$(id_number "99999919$((50 + n))0$((n % 9 + 1))$((10 + n % 18))$(printf %03d $((n * 7)))")
    entry valid key "keys/rsa-$bits.pem" \
      encrypted_real_name "$(seal "rsa-$bits" "$(utf8_to gb18030 "$name")")" \
      encrypted_credential_id "$(seal "rsa-$bits" "$(printf %s "$number" | to_hex)")" \
      real_name "$name" credential_id "$number"
  done
done

name_hex=$(utf8_to gb18030 林知夏)
number=$(id_number 99999919900307201)
number_hex=$(printf %s "$number" | to_hex)
name_sealed=$(seal rsa-2048 "$name_hex")
number_sealed=$(seal rsa-2048 "$number_hex")
whole=$(block rsa-2048 "$name_hex")
refuse() { entry invalid why "$1" key keys/rsa-2048.pem encrypted_real_name "$2" encrypted_credential_id "$3"; }
bad_name() { refuse "$1" "$2" "$number_sealed"; }
bad_number() { refuse "$1" "$name_sealed" "$2"; }
plain_number() { seal rsa-2048 "$(printf %s "$1" | to_hex)"; }
modulus=$(openssl rsa -pubin -in "$work/rsa-2048.pub" -noout -modulus | cut -d= -f2)

bad_name "padding: the first byte is 01" "$(raw rsa-2048 "01${whole:2}")"
bad_name "padding: block type 1" "$(raw rsa-2048 "0001${whole:4}")"
bad_name "padding: only seven bytes before the separator" "$(raw rsa-2048 "${whole:0:18}00${whole:20}")"
bad_name "padding: no separator" "$(raw rsa-2048 "0002$(filler none 254)")"
bad_name "no message after the separator" "$(seal rsa-2048 '')"
bad_name "ciphertext of another key" "$(seal rsa-3072 "$name_hex")"
bad_name "ciphertext a byte short" "$(base64 -d <<<"$name_sealed" | head -c 255 | base64 -w0)"
bad_name "ciphertext equal to the modulus" "$(from_hex "${modulus,,}" | base64 -w0)"
bad_name "ciphertext is not canonical base64" "${name_sealed%=}"
bad_name "ciphertext is empty" ""
bad_name "name in UTF-8" "$(seal rsa-2048 "$(printf '林知夏' | to_hex)")"
bad_name "name cut inside a character" "$(seal rsa-2048 "${name_hex:0:-2}")"
bad_name "name with a control character" "$(seal rsa-2048 "${name_hex}0a")"
bad_name "name with white space at its end" "$(seal rsa-2048 "${name_hex}20")"
bad_name "name of 61 characters" "$(seal rsa-2048 "$(utf8_to gb18030 "${longest}禾")")"
bad_name "name with a question mark for a lost character" "$(seal rsa-2048 "3f${name_hex}")"
bad_name "name with a digit" "$(seal rsa-2048 "${name_hex}32")"
bad_name "name without a letter" "$(seal rsa-2048 "$(utf8_to gb18030 ·)")"
bad_number "check character wrong" "$(plain_number "${number:0:17}$(((${number:17:1} + 1) % 10))")"
bad_number "check character in lower case" "$(plain_number "$(id_number 99999919900307219 | tr X x)")"
bad_number "date that does not exist" "$(plain_number "$(id_number 99999919900230201)")"
bad_number "ID number of fifteen digits" "$(plain_number 999999900307201)"
bad_number "line break after the ID number" "$(plain_number "$number"$'\n')"
refuse "name and ID number exchanged" "$number_sealed" "$name_sealed"
refuse "ID number in both places" "$number_sealed" "$number_sealed"
finish

# ── charset.json ─────────────────────────────────────────────────────────────────────────────────────────────────

list charset.json "Names as bytes in hex: GBK, and GB18030 for what GBK (as glibc has it) lacks."
for name in $names 王 喆 镕 堃 吕 呂 玥 甯 袆 祎 · é ü "O'Neil" "Maria Luísa" 〇 䶮 䴖 㛃 㕵 龦 龴 龵 龶 龷 龸 龹 龺 龻 ḿ \
  𬭎 𠂇 𡗗 𢦏 𤇾 𠂉 𠃌 𬱖 𬱟 𰻞 "$longest"; do
  hex=$(utf8_to gb18030 "$name")
  charset=GB18030
  if gbk=$(utf8_to gbk "$name" 2>/dev/null) && [ "$gbk" = "$hex" ]; then charset=GBK; fi
  # The standard's four-byte form is preferred to the private cells that glibc alone writes these to.
  case $name in 𠂇) hex=95329031 ;; 𠂉) hex=95329033 ;; 𠃌) hex=95329730 ;; 𡗗) hex=9536b937 ;; 𢦏) hex=9630ba35 ;; 𤇾) hex=9635b630 ;; esac
  [ "$(from_hex "$hex" | iconv -f gb18030 -t utf-8)" = "$name" ]
  entry both_ways name "$name" bytes "$hex" charset "$charset"
done
for hex in fe51 fe52 fe53 fe6c fe76 fe91; do
  entry read_only bytes "$hex" name "$(from_hex "$hex" | iconv -f gb18030 -t utf-8)" \
    why "what glibc writes; the standard leaves the cell private"
done
for pair in 82359037=龴 82359038=龵 82359039=龶 82359130=龷 82359131=龸 82359132=龹 82359133=龺 82359134=龻; do
  entry read_only bytes "${pair%=*}" name "${pair#*=}" why "the four-byte form of GB 18030-2000 and 2005, moved in 2022"
done
for hex in 80 ff c1 c1d6d6 8130 813081 8130813a 81308130ff c1d680 8431a530 e3329a36 fe39fe39; do
  entry malformed bytes "$hex"
done
finish

# ── serials.json ─────────────────────────────────────────────────────────────────────────────────────────────────

list serials.json "Certificates, and their serial numbers as the wire writes them: 40 upper-case hex digits."
cat >"$work/ca.cnf" <<CNF
[ca]
default_ca = test
[test]
dir = $work
database = \$dir/index
serial = \$dir/serial
new_certs_dir = \$dir
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
CNF
openssl req -new -key keys/rsa-2048.pem -subj "/CN=TEST ONLY" -out "$work/request.pem"
certify() { # SERIAL: a certificate with it
  : >"$work/index"
  echo "$1" >"$work/serial"
  openssl ca -batch -notext -config "$work/ca.cnf" -keyfile keys/rsa-2048.pem -selfsign -in "$work/request.pem" \
    -startdate 20250101000000Z -enddate 20450101000000Z 2>/dev/null
}
for serial in 5157F09EFDC096DE15EBE81A47057A7232F1B8E1 7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF \
  0157F09EFDC096DE15EBE81A47057A7232F1B8E1 57F09EFDC096DE15EBE81A47057A7232F1B8E1 \
  0000A1B2C3D4E5F60718293A4B5C6D7E8F901122 0ABC 01 80 00FF00000000000000000000000000000000FF00 \
  F157F09EFDC096DE15EBE81A47057A7232F1B8E1; do
  certificate=$(certify "$serial")
  printed=$(openssl x509 -noout -serial <<<"$certificate" | cut -d= -f2)
  padded=$(printf '%40s' "$printed" | tr ' ' 0)
  entry cases cert_serialno "$padded" certificate "$certificate"$'\n'
done
finish
