import { valuesOf } from './asked-fields';
import { idPattern, most, regionPattern } from './check-value';
import type { Condition, Field, Form } from './field';
import { memberKinds } from './member-kind';
import { citation } from './citation';
import type { Language } from './text';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Of<T extends Field['type']> = Extract<Field, { readonly type: T }>;

const idSchema = { type: 'string', pattern: idPattern } as const;

/**
 * The JSON Schema of the values that {@link checkForm} hands back. What JSON Schema cannot say stands beside it: `x-type`
 * the type of the field, `x-atLeast` and `x-atMost` limits that depend on rules and dates, `x-share`, `x-sumsTo` and
 * others as in the definition, `x-article` the law.
 */
export function formSchema(form: Form, language: Language = 'zh'): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...objectSchema(form, language) };
}

function objectSchema(form: Form, language: Language): JsonSchema {
  const fields = Object.entries(form);
  const required = fields.filter(([, field]) => !field.optional && !field.when && !field.requiredWhen);
  const conditions = fields.flatMap(([name, field]) => conditionSchemas(name, field));
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field, language)])),
    required: required.map(([name]) => name),
    additionalProperties: false,
    ...(conditions.length > 0 && { allOf: conditions }),
  };
}

function conditionSchemas(name: string, field: Field): readonly JsonSchema[] {
  const schemas: JsonSchema[] = [];
  if (field.when) {
    const required = !field.optional && !field.requiredWhen;
    const given = required ? { then: { required: [name] } } : {};
    schemas.push({ if: conditionSchema(field.when), ...given, else: { properties: { [name]: false } } });
  }
  if (field.requiredWhen && !field.when) {
    schemas.push({ if: conditionSchema(field.requiredWhen), then: { required: [name] } });
  }
  return schemas;
}

const conditionSchema = (condition: Condition): JsonSchema => ({
  properties: { [condition.field]: { enum: valuesOf(condition) } },
  required: [condition.field],
});

function fieldSchema(field: Field, language: Language): JsonSchema {
  return {
    title: field.title[language],
    ...(field.help && { description: field.help[language] }),
    ...valueSchema(field, language),
    'x-type': field.type,
    ...(field.article && { 'x-article': citation(field.article, language) }),
    ...(field.section && { 'x-section': field.section[language] }),
    ...(field.secretUntil && { 'x-secretUntil': field.secretUntil }),
  };
}

function valueSchema(field: Field, language: Language): JsonSchema {
  switch (field.type) {
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: field.atMost ?? most.characters,
        ...(field.matches && { pattern: field.matches }),
        ...(field.multiline && { 'x-multiline': true }),
      };
    case 'amount':
      return {
        type: 'string',
        pattern: '^(0|[1-9][0-9]*)(\\.[0-9]+)?$',
        maxLength: 20,
        ...extension(field, 'share', 'equals', 'allowedBy'),
      };
    case 'number':
      return {
        type: field.whole ? 'integer' : 'number',
        ...(typeof field.atLeast === 'number' && { minimum: field.atLeast }),
        ...(typeof field.atMost === 'number' && { maximum: field.atMost }),
        ...(typeof field.atLeast === 'object' && { 'x-atLeast': field.atLeast }),
        ...(typeof field.atMost === 'object' && { 'x-atMost': field.atMost }),
      };
    case 'date':
      return { type: 'string', format: 'date', ...extension(field, 'atLeast', 'atMost') };
    case 'dateTime':
      return { type: 'string', format: 'date-time', ...extension(field, 'atLeast', 'atMost') };
    case 'choice':
      return {
        type: 'string',
        oneOf: Object.entries(field.options).map(([value, title]) => ({ const: value, title: title[language] })),
      };
    case 'boolean':
      return { type: 'boolean', ...(field.mustBe && { const: true }) };
    case 'document':
      return field.many
        ? documentsSchema(field)
        : { ...idSchema, ...extension(field, 'accept', 'composed', 'prepared') };
    case 'list':
      return listSchema(field, language);
    case 'committee':
      return {
        type: 'array',
        items: rowSchema({ userId: idSchema, kind: { enum: memberKinds } }),
        minItems: 1,
        maxItems: most.committee,
        ...extension(field, 'size', 'expertShare'),
      };
    case 'region':
      return { type: 'string', pattern: regionPattern };
    case 'body':
      return { ...idSchema, ...extension(field, 'kind') };
    case 'person':
      return { ...idSchema, ...extension(field, 'role', 'among') };
    case 'bid':
      return { ...idSchema, ...extension(field, 'among') };
    case 'speciality':
      return { type: 'string', pattern: '^[A-Z]([0-9]{2}){0,3}$' };
    case 'seedPart':
      return { type: 'string', ...extension(field, 'step') };
    case 'scoreSheet':
      return scoreSheetSchema;
    case 'corrections':
      return correctionsSchema;
  }
}

/** Words of the definition that JSON Schema does not know. */
function extension<F extends Field>(field: F, ...words: readonly (keyof F & string)[]): JsonSchema {
  return Object.fromEntries(
    words.filter((word) => field[word] !== undefined).map((word) => [`x-${word}`, field[word]]),
  );
}

const documentsSchema = (field: Of<'document'>): JsonSchema => ({
  type: 'array',
  items: idSchema,
  minItems: 1,
  maxItems: most.documents,
  uniqueItems: true,
  ...extension(field, 'accept', 'composed', 'prepared'),
});

const listSchema = (field: Of<'list'>, language: Language): JsonSchema => ({
  type: 'array',
  items: objectSchema(field.of, language),
  minItems: field.atLeast ?? 1,
  maxItems: field.atMost ?? most.rows,
  ...extension(field, 'distinct', 'sumsTo'),
});

const rowSchema = (properties: JsonSchema, optional: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});

const scoreSheetSchema: JsonSchema = rowSchema({
  bids: {
    type: 'array',
    maxItems: most.rows,
    items: rowSchema(
      {
        bid: idSchema,
        verdict: { enum: ['accepted', 'rejected'] },
        reason: { type: 'string', minLength: 1, maxLength: 2000 },
        ground: { enum: ['lowPrice'] },
        scores: { type: 'object', additionalProperties: { type: 'string', maxLength: 20 } },
      },
      ['reason', 'ground'],
    ),
  },
});

const correctionsSchema: JsonSchema = rowSchema({
  refused: {
    type: 'array',
    maxItems: most.rows,
    items: rowSchema({
      bid: idSchema,
      correction: { type: 'string', minLength: 1, maxLength: 200 },
      reason: { type: 'string', minLength: 1, maxLength: 2000 },
    }),
  },
});
