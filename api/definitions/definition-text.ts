import { jsonFaultAt } from '../../domain/json-fault';
import type { DefinitionCheck } from '../contract';

type Fault = DefinitionCheck['faults'][number];

/** A text read as JSON, or why it is none. */
export type ReadText = { readonly data: unknown } | { readonly fault: Fault };

function faultAt(text: string, index: number): Fault {
  const before = text.slice(0, index).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return {
    at: '',
    rule: 'notJson',
    message: {
      zh: `第 ${line} 行第 ${column} 列起不是 JSON：请检查逗号、引号和括号。`,
      en: `Not JSON from line ${line}, column ${column} on: check commas, quotes and brackets.`,
    },
  };
}

/** Reads the text of a definition. What is no JSON is named by line and column. */
export function readDefinitionText(text: string): ReadText {
  const index = jsonFaultAt(text);
  return index === undefined ? { data: JSON.parse(text) as unknown } : { fault: faultAt(text, index) };
}
