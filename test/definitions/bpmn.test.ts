import { BpmnModdle } from 'bpmn-moddle';
import { toBpmn } from '../../definitions/language/bpmn';
import type { DiagramNode } from '../../definitions/language/diagram/diagram';
import { layOut } from '../../definitions/language/diagram/lay-out';
import { builtInDefinitions } from '../../definitions/registry';
import { changed, smallProcess } from './small-process';

const definitions = [...builtInDefinitions, smallProcess].map(
  (definition) => [`${definition.process} ${definition.version}`, definition] as const,
);

describe.each(definitions)('the diagram of %s', (_, definition) => {
  it.each(['zh', 'en'] as const)('is BPMN that reads without a warning (%s)', async (language) => {
    const { warnings } = await new BpmnModdle().fromXML(await toBpmn(definition, language));
    expect(warnings).toEqual([]);
  });

  it('shows every stage once and every closing at least once, under ids that follow from their names', async () => {
    const ids = [...(await toBpmn(definition)).matchAll(/<bpmn:\w+ id="(stage_\w+|end_\w+?)"/g)].map(([, id]) => id);
    for (const stage of Object.keys(definition.stages))
      expect(ids.filter((id) => id === `stage_${stage}`)).toHaveLength(1);
    for (const closing of Object.keys(definition.closings)) expect(ids).toContain(`end_${closing}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same text every time', async () => {
    expect(await toBpmn(definition)).toBe(await toBpmn(structuredClone(definition)));
  });

  it('fits a page of 1000 pixels, and nothing lies upon anything else', () => {
    const { nodes } = layOut(definition, 'zh');
    const boxes = nodes.filter(({ kind }) => kind !== 'timer').map(({ box }) => box);
    expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThan(1000);
    for (const a of boxes) {
      for (const b of boxes) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(a === b || apart).toBe(true);
      }
    }
  });

  it('has flows only between what it shows', () => {
    const { nodes, flows } = layOut(definition, 'zh');
    const ids = new Set(nodes.map(({ id }) => id));
    for (const { from, to } of flows) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    expect(new Set(flows.map(({ id }) => id)).size).toBe(flows.length);
  });
});

describe('a diagram', () => {
  const kindOf = (id: string): DiagramNode['kind'] | undefined =>
    layOut(smallProcess, 'zh').nodes.find((node) => node.id === id)?.kind;

  it('tells the stages of people from those with code', () => {
    expect([kindOf('stage_notice'), kindOf('stage_bidding')]).toEqual(['people', 'both']);
  });

  it('has a clock where a stage has a deadline, and a gateway where it has several ends', () => {
    expect([kindOf('deadline_bidding'), kindOf('gateway_bidding'), kindOf('gateway_notice')]).toEqual([
      'timer',
      'gateway',
      undefined,
    ]);
  });

  it('carries words that XML must not take for marks', async () => {
    const odd = changed(smallProcess, { 'title.zh': '<甲> & "乙"' });
    const { warnings } = await new BpmnModdle().fromXML(await toBpmn(odd));
    expect(warnings).toEqual([]);
  });
});
