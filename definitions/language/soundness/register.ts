import { decisionFields, expertGrades } from '../../../domain/drawing/expert-decision';
import type { Field } from '../field';
import { personRole } from '../roles';
import { fault, type Faults } from './definition-fault';
import type { Examined } from './examined';

type Stated = (typeof decisionFields)[keyof typeof decisionFields][string]['type'];

/** Which field states a part of a decision. */
const states: Readonly<Record<Stated, (field: Field) => boolean>> = {
  specialities: (field) => field.type === 'list' && field.of['speciality']?.type === 'speciality',
  region: ({ type }) => type === 'region',
  text: ({ type }) => type === 'text',
  until: ({ type }) => type === 'dateTime',
  points: ({ type }) => type === 'number',
  grade: (field) =>
    field.type === 'choice' && Object.keys(field.options).every((each) => expertGrades.some((one) => one === each)),
};

/** What the register of experts is to hold is about somebody, and is stated in the forms of the case. */
export function* checkRegister({ definition, placed }: Examined): Faults {
  const registering = [
    ...Object.entries(definition.stages).map(([name, { registers }]) => [`stages.${name}`, registers] as const),
    ...Object.entries(definition.closings).map(([name, { registers }]) => [`closings.${name}`, registers] as const),
  ];
  for (const [at, kind] of registering) {
    if (kind === undefined) continue;
    if (personRole(definition) === undefined) {
      yield fault(at, 'nobody', '案件没有所涉及的人员（person）', 'the case is about nobody (person)');
    }
    for (const [name, { type, optional }] of Object.entries(decisionFields[kind])) {
      const fields = placed.flatMap(({ action: { form = {} } }) => form[name] ?? []);
      if (optional && fields.length === 0) continue;
      if (fields.length > 0 && fields.every(states[type])) continue;
      yield fault(
        `${at}.registers`,
        fields.length > 0 ? 'wrongField' : 'unknownField',
        `记入名册需要表单中有 ${name}，类型相符`,
        `the register needs a field ${name} of a fitting type in a form`,
      );
    }
  }
}
