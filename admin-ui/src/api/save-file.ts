/** Saves a content as a file of that name. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Saves data as a JSON file that people can read. */
export const saveJson = (name: string, data: unknown): void =>
  saveFile(name, new Blob([`${JSON.stringify(data, undefined, 2)}\n`], { type: 'application/json' }));

/** Shows a file of this machine in a page of its own; its address is good for as long as this page is open. */
export function showFile(content: Blob): void {
  window.open(URL.createObjectURL(content), '_blank', 'noopener');
}
