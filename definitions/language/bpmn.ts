import { BpmnModdle, type Element } from 'bpmn-moddle';
import type { Box, Diagram, DiagramFlow, DiagramNode, Point } from './diagram/diagram';
import { layOut } from './diagram/lay-out';
import type { Period } from './period';
import type { Process } from './process';
import type { Language } from './text';

/**
 * The definition as BPMN 2.0 XML with a layout of at most 990 pixels width. Stages are `stage_<name>`, closings
 * `end_<closing>` (and `end_<closing>_from_<stage>` where several stages lead there), deadlines `deadline_<stage>`.
 * The same definition gives the same text. Not for workflow code.
 */
export async function toBpmn(definition: Process, language: Language = 'zh'): Promise<string> {
  const moddle = new BpmnModdle();
  const diagram = layOut(definition, language);
  const elements = new Map<string, Element>();
  const root = moddle.create('bpmn:Process', {
    id: definition.process,
    name: definition.title[language],
    isExecutable: false,
  });
  fill(moddle, root, diagram, elements);
  const plane = moddle.create('bpmndi:BPMNPlane', { id: 'plane', bpmnElement: root });
  plane['planeElement'] = shapesOf(moddle, diagram, elements);
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'definitions',
    targetNamespace: `urn:process:${definition.jurisdiction}:${definition.process}:${definition.version}`,
    exporter: 'resource-trading-platform',
    rootElements: [root],
    diagrams: [moddle.create('bpmndi:BPMNDiagram', { id: 'diagram', plane })],
  });
  const { xml } = await moddle.toXML(definitions, { format: true });
  return xml;
}

/** Puts nodes and flows into a process or sub-process, flows after nodes. */
function fill(moddle: BpmnModdle, parent: Element, { nodes, flows }: Diagram, elements: Map<string, Element>): void {
  for (const node of nodes) elements.set(node.id, elementOf(moddle, node, elements));
  for (const flow of flows) elements.set(flow.id, flowOf(moddle, flow, elements));
  const children = [...nodes, ...flows].map(({ id }) => elements.get(id)).filter((each) => each !== undefined);
  for (const child of children) child['$parent'] = parent;
  parent['flowElements'] = children;
}

function elementOf(moddle: BpmnModdle, node: DiagramNode, elements: Map<string, Element>): Element {
  const base = { id: node.id, ...(node.name !== undefined && { name: node.name }) };
  const create = (type: string, more: Readonly<Record<string, unknown>> = {}): Element =>
    moddle.create(type, { ...base, ...more });
  switch (node.kind) {
    case 'start':
      return create('bpmn:StartEvent');
    case 'people':
      return create('bpmn:UserTask');
    case 'code':
      return create('bpmn:ServiceTask');
    case 'both':
      return create('bpmn:SubProcess');
    case 'gateway':
      return create('bpmn:ExclusiveGateway');
    case 'timer':
      return create('bpmn:BoundaryEvent', {
        attachedToRef: elements.get(node.attachedTo ?? ''),
        cancelActivity: true,
        eventDefinitions: [timerOf(moddle, node)],
      });
    case 'end': {
      const terminate = moddle.create('bpmn:TerminateEventDefinition', { id: `${node.id}_terminate` });
      return create('bpmn:EndEvent', node.outcome === 'failure' ? { eventDefinitions: [terminate] } : {});
    }
    case 'anytime': {
      const subProcess = create('bpmn:SubProcess', { triggeredByEvent: true });
      const diagram = { nodes: node.inside ?? [], flows: node.insideFlows ?? [] };
      fill(moddle, subProcess, diagram, elements);
      const start = elements.get(diagram.nodes[0]?.id ?? '');
      if (start) {
        start['eventDefinitions'] = [moddle.create('bpmn:SignalEventDefinition', { id: `${node.id}_signal` })];
        start['isInterrupting'] = true;
      }
      return subProcess;
    }
  }
}

function timerOf(moddle: BpmnModdle, { id, name = '', period }: DiagramNode): Element {
  const body = period ? duration(period) : name;
  const expression = moddle.create('bpmn:FormalExpression', { body });
  return moddle.create('bpmn:TimerEventDefinition', {
    id: `${id}_timer`,
    ...(period ? { timeDuration: expression } : { timeDate: expression }),
  });
}

/** ISO 8601; BPMN has no working days, so they are written as days and the name says what they are. */
function duration({ count, unit }: Period): string {
  if (unit === 'minutes') return `PT${count}M`;
  return unit === 'months' ? `P${count}M` : `P${count}D`;
}

function flowOf(moddle: BpmnModdle, flow: DiagramFlow, elements: Map<string, Element>): Element {
  const source = elements.get(flow.from);
  const target = elements.get(flow.to);
  const element = moddle.create('bpmn:SequenceFlow', {
    id: flow.id,
    ...(flow.name !== undefined && { name: flow.name }),
    sourceRef: source,
    targetRef: target,
  });
  if (source) source['outgoing'] = [...flowsAt(source, 'outgoing'), element];
  if (target) target['incoming'] = [...flowsAt(target, 'incoming'), element];
  return element;
}

const flowsAt = (element: Element, end: 'incoming' | 'outgoing'): readonly Element[] =>
  (element[end] as readonly Element[] | undefined) ?? []; // moddle's lists of references

function shapesOf(moddle: BpmnModdle, { nodes, flows }: Diagram, elements: Map<string, Element>): readonly Element[] {
  const shapes = nodes.flatMap((node) => [
    moddle.create('bpmndi:BPMNShape', {
      id: `${node.id}_di`,
      bpmnElement: elements.get(node.id),
      ...(node.kind === 'both' && { isExpanded: false }),
      ...(node.kind === 'anytime' && { isExpanded: true }),
      ...(node.kind === 'gateway' && { isMarkerVisible: true }),
      bounds: boundsOf(moddle, node.box),
      ...labelOf(moddle, node.label),
    }),
    ...(node.inside ? shapesOf(moddle, { nodes: node.inside, flows: node.insideFlows ?? [] }, elements) : []),
  ]);
  const edges = flows.map((flow) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `${flow.id}_di`,
      bpmnElement: elements.get(flow.id),
      waypoint: flow.points.map((point) => pointOf(moddle, point)),
      ...labelOf(moddle, flow.label),
    }),
  );
  return [...shapes, ...edges];
}

const boundsOf = (moddle: BpmnModdle, box: Box): Element => moddle.create('dc:Bounds', { ...box });
const pointOf = (moddle: BpmnModdle, point: Point): Element => moddle.create('dc:Point', { ...point });
const labelOf = (moddle: BpmnModdle, box: Box | undefined): { readonly label?: Element } =>
  box ? { label: moddle.create('bpmndi:BPMNLabel', { bounds: boundsOf(moddle, box) }) } : {};
