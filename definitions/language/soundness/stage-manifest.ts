/** What the deployed code of each stage does: ends it returns, actions it awaits, rules it reads. */
export type StageManifest = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        {
          readonly ends: readonly string[];
          readonly awaits: readonly string[];
          readonly rules: readonly string[];
          /** It opens the sealed entries that are to be opened in this stage. */
          readonly opensSealed?: true;
          /** When it is over it leaves out the entries whose deposit is not in. */
          readonly countsSecured?: true;
        }
      >
    >
  >
>;
