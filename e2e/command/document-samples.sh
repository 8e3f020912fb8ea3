# The original document's own shell samples, with the repairs that the contract lists and no other: host and
# placeholders filled in, "&timestamp" for the entity that ate it, the current time, quotes around the JSON, pkeyutl for
# rsautl, and gb18030 for names that a GBK table lacks.
# Needs URL, APPID, APPSECRET, MCH_ID, CERT_SERIALNO, KEY (private key), AUTH_TOKEN. Prints the name and the ID number.
set -eu

field() { printf '%s' "$2" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }

TOKEN=$(field access_token "$(curl -s ${CURL_OPTIONS:-} "$URL/cgi-bin/token?grant_type=client_credential&appid=$APPID&secret=$APPSECRET")")
curl -s ${CURL_OPTIONS:-} "$URL/wxa/get_category?access_token=$TOKEN" >&2

TIMESTAMP=$(date +%s)
SIGN=$(echo -n "cert_serialno=$CERT_SERIALNO&timestamp=$TIMESTAMP" | openssl dgst -sha256 -sign "$KEY" | openssl base64 -A)
JSON="{\"auth_token\":\"$AUTH_TOKEN\",\"mch_id\":\"$MCH_ID\",\"cert_serialno\":\"$CERT_SERIALNO\",\"timestamp\":$TIMESTAMP,\"sign\":\"$SIGN\"}"
ANSWER=$(curl -s ${CURL_OPTIONS:-} "$URL/cgi-bin/wxopen/getrealnameinfo?access_token=$TOKEN" -d "$JSON")
printf '%s\n' "$ANSWER" >&2

field encryted_real_name "$ANSWER" | openssl base64 -d -A | openssl pkeyutl -decrypt -inkey "$KEY" | iconv -f "${CHARSET:-gbk}" -t utf-8
echo
field encryted_credential_id "$ANSWER" | openssl base64 -d -A | openssl pkeyutl -decrypt -inkey "$KEY"
echo
