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

  /** The act of a case that was attempted, where the request itself does not name it. */
  attempted: { readonly caseId: string; readonly action: string } | undefined;

  /** The same refusal, to be recorded as an attempt at that act. */
  about(attempted: { readonly caseId: string; readonly action: string }): this {
    this.attempted = attempted;
    return this;
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
        '同一提交编号先前已用于另一内容，本次内容未被接受。请核对先前已收到的内容，需要修改的请再次提交。',
        'This submission number was used for something else before, and what you sent now was not taken. Look at what was received; if it is to be changed, submit again.',
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
