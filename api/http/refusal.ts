import { text, type Text } from '../../definitions/language/text';
import { problemCodes, type FieldFault, type ProblemCode } from '../contract';
import { refusals } from './refusal-texts';

/** The only way to refuse a request. Anything else that is thrown is a fault of the platform. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly text: Text;

  constructor(
    readonly code: ProblemCode,
    message?: Text,
    readonly faults?: readonly FieldFault[],
    /** Seconds after which it may be tried again. */
    readonly retryAfter?: number,
  ) {
    const said = message ?? refusals[code].message;
    super(`${code}: ${said.en}`);
    this.status = refusals[code].status;
    this.text = said;
  }

  /** When this code is used, for the `title` of the problem. */
  get title(): string {
    return problemCodes[this.code];
  }
}

/** A fault of one field, with the sentence in both languages. */
export const fieldFault = (
  path: string,
  rule: string,
  message: Text,
  params: FieldFault['params'] = {},
): FieldFault => ({
  path,
  rule,
  params,
  message,
});

/** Refusals by name: `throw refuse.notFound()`. Without a text the code's own sentence is said. */
export const refuse = {
  notSignedIn: () => new Refusal('NotSignedIn'),
  notFound: (message?: Text) => new Refusal('NotFound', message),
  notAllowed: (message?: Text) => new Refusal('NotAllowed', message),
  /** Any code whose status is that of the code, such as `CaseClosed` or `TaskChanged`. */
  conflict: (code: ProblemCode, message?: Text) => new Refusal(code, message),
  /** The idempotency key of an act or entry came again with another content or from another person. */
  keyReused: () =>
    new Refusal(
      'KeyReused',
      text(
        '此提交编号已用于另一事项，请刷新页面后重试。',
        'This submission number was used for something else; reload the page and try again.',
      ),
    ),
  invalid: (faults: readonly FieldFault[], message?: Text) => new Refusal('InvalidInput', message, faults),
  /** One broken rule of one field. */
  invalidField: (path: string, rule: string, message: Text) =>
    new Refusal('InvalidInput', undefined, [fieldFault(path, rule, message)]),
  tooMany: (retryAfter: number) =>
    new Refusal(
      'TooManyAttempts',
      text(
        `尝试次数过多。请在 ${Math.ceil(retryAfter / 60)} 分钟后再试。`,
        `There were too many attempts. Try again in ${Math.ceil(retryAfter / 60)} min.`,
      ),
      undefined,
      retryAfter,
    ),
} as const;
