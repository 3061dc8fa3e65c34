import type { Box, DiagramFlow, DiagramNode, Point } from './diagram';

/** Nodes and flows as they are drawn one after the other. */
export interface Drawing {
  readonly nodes: readonly DiagramNode[];
  readonly flows: readonly DiagramFlow[];
  readonly addNode: (node: DiagramNode) => void;
  readonly addFlow: (flow: DrawnFlow) => void;
  /** The id of a sign for this closing: `end_failed` first, then `end_failed_from_<stage>`. */
  readonly endId: (closing: string, from: string) => string;
}

interface DrawnFlow extends Pick<DiagramFlow, 'from' | 'to' | 'points'> {
  /** Default: made of its ends. */
  readonly id?: string;
  readonly name?: string | undefined;
  readonly label?: Box | undefined;
}

/** An empty sheet. */
export function openDrawing(): Drawing {
  const nodes: DiagramNode[] = [];
  const flows: DiagramFlow[] = [];
  const usedEnds = new Set<string>();
  return {
    nodes,
    flows,
    addNode: (node) => {
      nodes.push(node);
    },
    addFlow: ({ from, to, id = `flow_${from}_${to}`, name, points, label }) => {
      const again = flows.filter((flow) => flow.from === from && flow.to === to).length;
      flows.push({
        id: again === 0 ? id : `${id}_${again + 1}`,
        from,
        to,
        points: points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
        ...(name !== undefined && { name }),
        ...(label && { label: { ...label, x: Math.round(label.x), y: Math.round(label.y) } }),
      });
    },
    endId: (closing, from) => {
      const id = usedEnds.has(closing) ? `end_${closing}_from_${from}` : `end_${closing}`;
      usedEnds.add(closing);
      return id;
    },
  };
}

/** A flow from left to right at one height. */
export const straight = (from: number, to: number, y: number): readonly Point[] => [
  { x: from, y },
  { x: to, y },
];
