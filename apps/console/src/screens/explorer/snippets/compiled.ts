/** In languages that are compiled. */
import type { Snippet } from "./values.ts";

export const java: Snippet = ({ baseUrl, mchId, certSerialNo }) => `import java.net.URI;
import java.net.URLEncoder;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

public class Exchange {
  public static void main(String[] args) throws Exception {
    String serial = "${certSerialNo}";
    long timestamp = Instant.now().getEpochSecond();
    String pem = Files.readString(Path.of("private-key.pem")).replaceAll("-----[A-Z ]+-----|\\\\s", "");
    PrivateKey key = KeyFactory.getInstance("RSA")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(key);
    signer.update(("cert_serialno=" + serial + "&timestamp=" + timestamp).getBytes(StandardCharsets.US_ASCII));
    String sign = Base64.getEncoder().encodeToString(signer.sign());

    String body = String.format(
        "{\\"auth_token\\":\\"%s\\",\\"mch_id\\":\\"%s\\",\\"cert_serialno\\":\\"%s\\",\\"timestamp\\":%d,\\"sign\\":\\"%s\\"}",
        System.getenv("AUTH_TOKEN"), "${mchId}", serial, timestamp, sign);
    String token = URLEncoder.encode(System.getenv("ACCESS_TOKEN"), StandardCharsets.UTF_8);
    HttpRequest request = HttpRequest
        .newBuilder(URI.create("${baseUrl}/cgi-bin/wxopen/getrealnameinfo?access_token=" + token))
        .header("content-type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    System.out.println(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
`;

export const go: Snippet = ({ baseUrl, mchId, certSerialNo }) => `package main

import (
	"bytes"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func main() {
	serial, timestamp := "${certSerialNo}", time.Now().Unix()
	block, _ := pem.Decode(must(os.ReadFile("private-key.pem")))
	key := must(x509.ParsePKCS8PrivateKey(block.Bytes)).(*rsa.PrivateKey)
	digest := sha256.Sum256([]byte(fmt.Sprintf("cert_serialno=%s&timestamp=%d", serial, timestamp)))
	signature := must(rsa.SignPKCS1v15(nil, key, crypto.SHA256, digest[:]))

	body := must(json.Marshal(map[string]any{
		"auth_token":    os.Getenv("AUTH_TOKEN"),
		"mch_id":        "${mchId}",
		"cert_serialno": serial,
		"timestamp":     timestamp,
		"sign":          base64.StdEncoding.EncodeToString(signature),
	}))
	address := "${baseUrl}/cgi-bin/wxopen/getrealnameinfo?access_token=" + url.QueryEscape(os.Getenv("ACCESS_TOKEN"))
	response := must(http.Post(address, "application/json", bytes.NewReader(body)))
	defer response.Body.Close()
	fmt.Println(string(must(io.ReadAll(response.Body))))
}
`;

// A single file is built as for ahead-of-time compilation, which serializes no types by reflection: hence the JsonObject.
export const csharp: Snippet = ({ baseUrl, mchId, certSerialNo }) => `using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

var serial = "${certSerialNo}";
var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
using var key = RSA.Create();
key.ImportFromPem(File.ReadAllText("private-key.pem"));
var message = Encoding.ASCII.GetBytes($"cert_serialno={serial}&timestamp={timestamp}");
var signature = key.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

var body = new JsonObject {
    ["auth_token"] = Environment.GetEnvironmentVariable("AUTH_TOKEN"),
    ["mch_id"] = "${mchId}",
    ["cert_serialno"] = serial,
    ["timestamp"] = timestamp,
    ["sign"] = Convert.ToBase64String(signature),
};
var token = Uri.EscapeDataString(Environment.GetEnvironmentVariable("ACCESS_TOKEN")!);
using var client = new HttpClient();
var response = await client.PostAsync(
    "${baseUrl}/cgi-bin/wxopen/getrealnameinfo?access_token=" + token,
    new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));
Console.WriteLine(await response.Content.ReadAsStringAsync());
`;
