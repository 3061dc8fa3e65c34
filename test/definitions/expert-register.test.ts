import { checkDefinition, type Process } from '../../definitions/language';
import { manifest } from '../../definitions/manifest';
import { publicationFaults } from '../../definitions/publication';
import { registerDefinitions } from '../../definitions/registry';
import { expertPenalty } from '../../definitions/supervision/expert-penalty';
import { expertSuspension } from '../../definitions/supervision/expert-suspension';
import { effectsOf } from '../../workflows/runtime/effects';

describe('the processes that decide about experts', () => {
  it.each(registerDefinitions.map((definition) => [definition.process, definition] as const))(
    'can be published: %s',
    (_name, definition) => {
      expect(publicationFaults(definition)).toEqual([]);
    },
  );

  it.each(registerDefinitions.map((definition) => [definition.process, definition] as const))(
    'are never decided by one person: %s',
    (_name, { stages }) => {
      const closing = Object.values(stages).flatMap(({ actions = {} }) =>
        Object.entries(actions).filter(([name]) => ['decide', 'lift', 'dismiss', 'refuse'].includes(name)),
      );
      expect(closing.length).toBeGreaterThan(0);
      expect(closing.filter(([, { notBy }]) => notBy === undefined)).toEqual([]);
    },
  );

  it('are unsound where the register would not learn what it needs, or of whom', () => {
    const { points: _, ...form } = expertPenalty.start.form;
    const { decide, dismiss } = expertPenalty.stages.decision.actions;
    const { points: __, ...decided } = decide.form;
    const decision = {
      ...expertPenalty.stages.decision,
      actions: { decide: { ...decide, form: decided }, dismiss },
    };
    const without: Process = {
      ...expertPenalty,
      start: { ...expertPenalty.start, form },
      stages: { ...expertPenalty.stages, decision },
    };
    expect(checkDefinition(without, manifest)).toMatchObject([
      { at: 'closings.penalised.registers', rule: 'unknownField' },
    ]);
    const { expert: ___, ...roles } = expertSuspension.roles;
    const faults = checkDefinition({ ...expertSuspension, roles }, manifest);
    expect(faults).toContainEqual(expect.objectContaining({ at: 'closings.lifted', rule: 'nobody' }));
  });

  it('register when a stage is entered and when the case is over', () => {
    const event = { seq: 2, at: '2026-03-02T01:00:00.000Z', kind: 'act', stage: 'decision' } as const;
    expect(effectsOf(expertSuspension, { ...event, entered: ['suspended'] })).toEqual([
      { name: 'register:suspension', does: 'register', kind: 'suspension' },
    ]);
    expect(effectsOf(expertSuspension, { ...event, closing: 'expired' })).toEqual([
      { name: 'register:reinstatement', does: 'register', kind: 'reinstatement' },
    ]);
  });
});
