/** What is to be done cannot be done yet, and nothing is wrong: it waits in the outbox so many real milliseconds. */
export class TooEarly extends Error {
  override readonly name = 'TooEarly';

  constructor(
    message: string,
    readonly pauseMs: number,
  ) {
    super(message);
  }
}
