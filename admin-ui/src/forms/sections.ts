import type { Field, Form, Text } from '../../../definitions/language';

export interface Section {
  readonly title: Text | undefined;
  readonly fields: readonly (readonly [name: string, field: Field])[];
}

/** The asked fields under their headings: a field without one stays under the heading before it. */
export function sectionsOf(form: Form, asked: readonly string[]): readonly Section[] {
  const sections: { title: Text | undefined; fields: [string, Field][] }[] = [];
  for (const name of Object.keys(form)) {
    const field = form[name];
    if (!field) continue;
    const last = sections.at(-1);
    if (!last || (field.section && field.section.zh !== last.title?.zh))
      sections.push({ title: field.section, fields: [] });
    if (asked.includes(name)) sections.at(-1)?.fields.push([name, field]);
  }
  return sections.filter(({ fields }) => fields.length > 0);
}
