/** How a document can be shown in the browser; undefined when it can only be downloaded. */
export function previewKind(type: string): 'pdf' | 'image' | 'text' | undefined {
  if (type === 'application/pdf') return 'pdf';
  if (type.startsWith('image/')) return 'image';
  return type.startsWith('text/') ? 'text' : undefined;
}

/** The address of a document's content. */
export const contentAddress = (id: string, download = false): string =>
  `/api/documents/${encodeURIComponent(id)}/content${download ? '?download=1' : ''}`;
