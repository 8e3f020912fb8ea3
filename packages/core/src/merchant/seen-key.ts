/** A public key that somebody brought for a certificate, whether he got one or not. */
export interface SeenKey {
  /** Of an RSA key, big endian, without leading zeros. */
  readonly modulus: Uint8Array;
  readonly mchId: string;
}
