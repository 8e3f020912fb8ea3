/** In languages that run as they are. */
import type { Snippet } from "./values.ts";

export const shell: Snippet = ({ baseUrl, mchId, certSerialNo }) => `timestamp=$(date +%s)
sign=$(printf %s "cert_serialno=${certSerialNo}&timestamp=$timestamp" |
  openssl dgst -sha256 -sign private-key.pem | openssl base64 -A)
curl -sS "${baseUrl}/cgi-bin/wxopen/getrealnameinfo?access_token=$ACCESS_TOKEN" \\
  -H 'content-type: application/json' \\
  -d '{"auth_token":"'"$AUTH_TOKEN"'","mch_id":"${mchId}","cert_serialno":"${certSerialNo}","timestamp":'"$timestamp"',"sign":"'"$sign"'"}'
`;

export const node: Snippet = ({ baseUrl, mchId, certSerialNo }) => `import { sign } from "node:crypto";
import { readFileSync } from "node:fs";

const cert_serialno = "${certSerialNo}";
const timestamp = Math.floor(Date.now() / 1000);
const message = \`cert_serialno=\${cert_serialno}&timestamp=\${timestamp}\`;
const signature = sign("sha256", Buffer.from(message), readFileSync("private-key.pem"));

const address = new URL("${baseUrl}/cgi-bin/wxopen/getrealnameinfo");
address.searchParams.set("access_token", process.env.ACCESS_TOKEN);
const response = await fetch(address, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({
    auth_token: process.env.AUTH_TOKEN,
    mch_id: "${mchId}",
    cert_serialno,
    timestamp,
    sign: signature.toString("base64"),
  }),
});
console.log(await response.text());
`;

export const python: Snippet = ({
  baseUrl,
  mchId,
  certSerialNo,
}) => `import base64, json, os, time, urllib.parse, urllib.request
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

cert_serialno = "${certSerialNo}"
timestamp = int(time.time())
message = f"cert_serialno={cert_serialno}&timestamp={timestamp}".encode()
with open("private-key.pem", "rb") as file:
    key = serialization.load_pem_private_key(file.read(), password=None)
signature = key.sign(message, padding.PKCS1v15(), hashes.SHA256())

query = urllib.parse.urlencode({"access_token": os.environ["ACCESS_TOKEN"]})
request = urllib.request.Request(
    f"${baseUrl}/cgi-bin/wxopen/getrealnameinfo?{query}",
    headers={"content-type": "application/json"},
    data=json.dumps({
        "auth_token": os.environ["AUTH_TOKEN"],
        "mch_id": "${mchId}",
        "cert_serialno": cert_serialno,
        "timestamp": timestamp,
        "sign": base64.b64encode(signature).decode(),
    }).encode(),
)
print(urllib.request.urlopen(request).read().decode())
`;

export const php: Snippet = ({ baseUrl, mchId, certSerialNo }) => `<?php
$serial = '${certSerialNo}';
$timestamp = time();
$message = "cert_serialno=$serial&timestamp=$timestamp";
openssl_sign($message, $signature, file_get_contents('private-key.pem'), OPENSSL_ALGO_SHA256);

$curl = curl_init('${baseUrl}/cgi-bin/wxopen/getrealnameinfo?'
    . http_build_query(['access_token' => getenv('ACCESS_TOKEN')]));
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => ['content-type: application/json'],
    CURLOPT_POSTFIELDS => json_encode([
        'auth_token' => getenv('AUTH_TOKEN'),
        'mch_id' => '${mchId}',
        'cert_serialno' => $serial,
        'timestamp' => $timestamp,
        'sign' => base64_encode($signature),
    ]),
]);
echo curl_exec($curl);
`;
