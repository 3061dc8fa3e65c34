/** The place that is configured for documents cannot be used; the message says why, Chinese first. */
export class StoreUnusable extends Error {
  override readonly name = 'StoreUnusable';

  constructor(zh: string, en: string) {
    super(`文件存储不可用 · Documents cannot be stored:\n  ${zh}\n  ${en}`);
  }
}
