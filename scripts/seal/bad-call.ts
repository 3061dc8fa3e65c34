/** The command was called wrongly, or what it was given is wrong: the message says so in both languages. */
export class BadCall extends Error {
  override readonly name = 'BadCall';
}
