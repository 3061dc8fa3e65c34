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
  /** The public key, base64 of its SubjectPublicKeyInfo: with it others check what this platform has signed. */
  readonly publicKey: string;
  /** Names another's key as `keyId` names this one. @throws Error for a text that is no public key of the algorithm */
  keyIdOf(publicKey: string): string;
  /** Whether the owner of that public key has signed the text. What cannot be read is no signature. */
  isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean>;
}
