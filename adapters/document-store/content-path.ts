const isId = /^[A-Za-z0-9-]{8,64}$/;

/** The id of the content that lies at such a path; undefined for anything else. */
export function contentAt(path: string): string | undefined {
  const id = path.slice(path.lastIndexOf('/') + 1);
  return isId.test(id) && contentPath(id) === path ? id : undefined;
}

/** Where a content lies within its store, the same in every store: `3f/3f2a…`. @throws Error for what is no id */
export function contentPath(id: string): string {
  if (!isId.test(id)) throw new Error(`Not the id of a content: ${id}`);
  return `${id.slice(0, 2)}/${id}`;
}
