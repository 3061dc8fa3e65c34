/** What a spreadsheet says of who made it, and with what; what it does not say is left out. */
export declare function writtenBy(content: Uint8Array): {
  readonly creator?: string;
  readonly lastModifiedBy?: string;
  readonly application?: string;
};
