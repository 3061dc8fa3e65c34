/** Signs for the platform, such as transaction certificates. */
export interface Signer {
  /** Names the key, so that an old signature can be checked after the key was changed. */
  readonly keyId: string;
  /** The name of the algorithm, stored with every signature. */
  readonly algorithm: string;
  /** Signature over the text, base64. */
  sign(text: string): Promise<string>;
  /** Whether the signature is of this key and this text. */
  verify(text: string, signature: string, keyId: string): Promise<boolean>;
}
