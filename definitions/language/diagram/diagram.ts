import type { Period } from '../period';

/** A rectangle on the sheet, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What stands at a place of the diagram. Ids are those of the BPMN elements. */
export interface DiagramNode {
  readonly id: string;
  readonly kind: 'start' | 'people' | 'code' | 'both' | 'gateway' | 'timer' | 'end' | 'anytime';
  readonly name?: string;
  readonly box: Box;
  readonly label?: Box;
  /** For a timer: the stage it stands at, and the length it counts. */
  readonly attachedTo?: string;
  readonly period?: Period;
  readonly outcome?: 'success' | 'failure' | 'neutral';
  /** For what happens at any time: the nodes inside. */
  readonly inside?: readonly DiagramNode[];
  readonly insideFlows?: readonly DiagramFlow[];
}

export interface DiagramFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly points: readonly Point[];
  readonly label?: Box;
}

export interface Diagram {
  readonly nodes: readonly DiagramNode[];
  readonly flows: readonly DiagramFlow[];
}
