export declare const spreadsheetLimits: {
  readonly bytes: number;
  readonly unpackedBytes: number;
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
  readonly characters: number;
};
