/** A text in one language, or in both: then the Chinese one comes first and the English one stands beside or below. */
export type Said = string | { readonly zh: string; readonly en: string };

/** A column of a table on paper. Amounts stand to the right, hashes and other code may break anywhere. */
export interface PaperColumn {
  readonly title: Said;
  readonly kind?: 'text' | 'amount' | 'code';
  /** How much of the width it takes, compared with the others; 1 unless told. */
  readonly share?: number;
}

/** One row of a table on paper; a strong one is a subtotal or a heading within the table. */
export interface PaperRow {
  readonly cells: readonly Said[];
  readonly isStrong?: boolean;
}

/** What stands on paper, from top to bottom. Sections are numbered by themselves: 1, 1.1, 1.2, 2 … */
export type PaperPart =
  | { readonly kind: 'section'; readonly title: Said; readonly level?: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: Said; readonly isStrong?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: Said, value: Said])[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly PaperRow[];
      /** What is said where there are no rows. */
      readonly empty?: Said;
    }
  | { readonly kind: 'scan'; readonly content: string; readonly caption: Said }
  | { readonly kind: 'newPage' };

/** An official document before it is printed. Equal papers are printed byte for byte alike. */
export interface Paper {
  readonly title: Said;
  readonly subtitle?: Said;
  /** When what it says was fixed, an instant in UTC: the date in the file, whenever it is printed. */
  readonly at: string;
  readonly orientation?: 'portrait' | 'landscape';
  readonly parts: readonly PaperPart[];
  /** The canonical JSON that it was made from: it goes with the file as an attachment, its SHA-256 on every page. */
  readonly data: string;
  readonly foot: {
    /** What it belongs to, such as the number of the case. */
    readonly subject: string;
    /** Where anybody checks it. */
    readonly address?: string;
  };
}
