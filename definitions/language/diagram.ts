import { endsByCode, endTitle } from './end-title';
import { isPeriod } from './limit';
import { periodText, type Period } from './period';
import type { Process, Stage } from './process';
import type { Language } from './text';

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

const sheet = { width: 990, left: 78, right: 16 };
const task = { width: 122, height: 72 };
const gatewaySize = 40;
const eventSize = 32;
const timerSize = 32;
const laneMiddle = task.height / 2;
const track = 12;
const labelWidth = 88;
const lineHeight = 14;

/** A flow that leaves a stage: where to, and what it is called. */
interface Exit {
  readonly name: string | undefined;
  readonly target: string;
}

/** A stage with what belongs to it, before it has a place. */
interface Cell {
  readonly stage: string;
  readonly timer: 'ends' | 'waits' | undefined;
  readonly hasGateway: boolean;
  /** What leaves to the right: to the next stage, or to a closing beside it. */
  readonly ahead: Exit | undefined;
  /** Whether the flow to the right leaves from the timer. */
  readonly timerAhead: boolean;
  /** What leaves upwards, to other stages. */
  readonly loops: readonly (Exit & { readonly byTimer: boolean })[];
  /** What leaves downwards, to closings. */
  readonly closings: readonly Exit[];
  readonly width: number;
}

interface Placed extends Cell {
  readonly row: number;
  readonly x: number;
}

/** A flow through the channel above a row. */
interface Loop {
  readonly cell: Placed;
  readonly target: Placed;
  readonly name: string | undefined;
  readonly byTimer: boolean;
}

/**
 * Lays a definition out on a sheet of fixed width: stages in the order of the definition, row by row; closings below the
 * stage that leads to them; flows that do not lead to the next stage through a channel above their row. The same
 * definition always gives the same diagram. A closing that several stages lead to is drawn beside each of them:
 * `end_failed` first, then `end_failed_from_<stage>`.
 */
export function layOut(definition: Process, language: Language): Diagram {
  return new Sheet(definition, language).draw();
}

class Sheet {
  private readonly nodes: DiagramNode[] = [];
  private readonly flows: DiagramFlow[] = [];
  private readonly cells: readonly Placed[];
  private readonly loops: readonly Loop[];
  /** Loop → its track in the channel of the source row, of the target row, and in the left margin. */
  private readonly sourceTracks = new Map<Loop, number>();
  private readonly targetTracks = new Map<Loop, number>();
  private readonly marginTracks = new Map<Loop, number>();
  /** Row → y of its stages and of its lower edge; how far above the stages its channel begins. */
  private readonly rows: { readonly lane: number; readonly bottom: number; readonly clearance: number }[] = [];
  private readonly usedEnds = new Set<string>();

  constructor(
    private readonly definition: Process,
    private readonly language: Language,
  ) {
    const order = Object.keys(definition.stages);
    this.cells = pack(order.map((stage, index) => cellOf(definition, stage, order[index + 1], language)));
    const byName = new Map(this.cells.map((cell) => [cell.stage, cell]));
    this.loops = this.cells.flatMap((cell) =>
      cell.loops.flatMap(({ target, name, byTimer }) => {
        const to = byName.get(target);
        return to ? [{ cell, target: to, name, byTimer }] : [];
      }),
    );
    this.assignTracks();
    this.placeRows();
  }

  draw(): Diagram {
    this.drawStart();
    this.cells.forEach((cell, index) => this.drawCell(cell, this.cells[index + 1]));
    for (const loop of this.loops) this.drawLoop(loop);
    this.drawAnytime();
    return { nodes: this.nodes, flows: this.flows };
  }

  /** Short loops lie close to the stages, long ones above them; no two share a track where they overlap. */
  private assignTracks(): void {
    const rowCount = Math.max(0, ...this.cells.map(({ row }) => row)) + 1;
    const far = this.loops.filter(({ cell, target }) => cell.row !== target.row);
    far.forEach((loop, index) => this.marginTracks.set(loop, index));
    for (let row = 0; row < rowCount; row += 1) {
      const spans = this.loops.flatMap((loop) => {
        const from = exitX(loop);
        const to = this.entryX(loop);
        if (loop.cell.row === row && loop.target.row === row) {
          return [{ loop, low: Math.min(from, to), high: Math.max(from, to), tracks: this.sourceTracks }];
        }
        if (loop.cell.row === row) return [{ loop, low: 0, high: from, tracks: this.sourceTracks }];
        if (loop.target.row === row) return [{ loop, low: 0, high: to, tracks: this.targetTracks }];
        return [];
      });
      const taken: { readonly low: number; readonly high: number; readonly at: number }[] = [];
      for (const { loop, low, high, tracks } of spans.sort((a, b) => a.high - a.low - (b.high - b.low))) {
        let at = 0;
        while (taken.some((each) => each.at === at && each.low <= high + 8 && low <= each.high + 8)) at += 1;
        taken.push({ low, high, at });
        tracks.set(loop, at);
      }
    }
  }

  private placeRows(): void {
    let y = 4;
    const rowCount = Math.max(0, ...this.cells.map(({ row }) => row)) + 1;
    for (let row = 0; row < rowCount; row += 1) {
      const cells = this.cells.filter((cell) => cell.row === row);
      const tracks = this.loops.flatMap((loop) => [
        ...(loop.cell.row === row ? [this.sourceTracks.get(loop) ?? 0] : []),
        ...(loop.target.row === row ? [this.targetTracks.get(loop) ?? 0] : []),
      ]);
      const lines = this.loops.filter((loop) => loop.cell.row === row).map(({ name }) => sizeOf(name)?.height ?? 0);
      const clearance = Math.max(16, ...lines.map((height) => height + 6));
      const channel = tracks.length === 0 ? 12 : clearance + 8 + track * Math.max(...tracks);
      const lane = y + channel;
      const below = cells.some(({ closings }) => closings.length > 0)
        ? 120
        : cells.some(({ timer }) => timer)
          ? 48
          : 26;
      this.rows.push({ lane, bottom: lane + task.height + below, clearance });
      y = lane + task.height + below + 14;
    }
  }

  private lane(row: number): number {
    return this.rows[row]?.lane ?? 0;
  }

  private trackY(row: number, at = 0): number {
    return this.lane(row) - (this.rows[row]?.clearance ?? 0) - track * at;
  }

  private drawStart(): void {
    const first = this.cells.find(({ stage }) => stage === this.definition.start.first);
    const middle = this.lane(0) + laneMiddle;
    const box = { x: 30, y: middle - eventSize / 2, width: eventSize, height: eventSize };
    const label = below(box);
    this.nodes.push({ id: 'start', kind: 'start', name: this.definition.start.title[this.language], box, label });
    if (!first) return;
    const to = this.lane(first.row) + laneMiddle;
    this.flows.push({
      id: 'flow_start',
      from: 'start',
      to: `stage_${first.stage}`,
      points: [
        { x: box.x + eventSize, y: middle },
        { x: first.x, y: to },
      ],
    });
  }

  private drawCell(cell: Placed, next: Placed | undefined): void {
    const stage = this.definition.stages[cell.stage];
    if (!stage) return;
    const lane = this.lane(cell.row);
    const middle = lane + laneMiddle;
    const id = `stage_${cell.stage}`;
    const box = { x: cell.x, y: lane, ...task };
    this.nodes.push({ id, kind: kindOf(stage), name: stage.title[this.language], box });

    const timer = cell.timer && this.drawTimer(cell, stage, box);
    let from: { readonly id: string; readonly x: number } = { id, x: box.x + box.width };
    if (timer && (cell.timer === 'waits' || cell.timerAhead)) from = timer;
    if (cell.hasGateway) {
      const at = gatewayX(cell);
      const gateway = `gateway_${cell.stage}`;
      const size = { width: gatewaySize, height: gatewaySize };
      this.nodes.push({ id: gateway, kind: 'gateway', box: { x: at, y: middle - gatewaySize / 2, ...size } });
      const source = timer && cell.timer === 'waits' ? timer : { id, x: box.x + box.width };
      this.addFlow(source.id, gateway, undefined, [
        { x: source.x, y: middle },
        { x: at, y: middle },
      ]);
      if (!cell.timerAhead) from = { id: gateway, x: at + gatewaySize };
    }
    if (cell.ahead) this.drawAhead(cell, cell.ahead, from, next, middle);
    this.drawClosings(cell, middle);
  }

  /** The clock of a deadline stands on the right edge of its stage when the flow goes on from it, else above. */
  private drawTimer(cell: Placed, stage: Stage, box: Box): { readonly id: string; readonly x: number } {
    const id = `deadline_${cell.stage}`;
    const onRight = cell.timer === 'waits' || cell.timerAhead;
    const x = onRight ? box.x + box.width - timerSize / 2 : timerTopX(cell) - timerSize / 2;
    const y = onRight ? box.y + laneMiddle - timerSize / 2 : box.y - timerSize / 2;
    const { deadline } = stage;
    const period = deadline && 'counted' in deadline ? this.definition.rules[deadline.counted.rule]?.value : undefined;
    this.nodes.push({
      id,
      kind: 'timer',
      name: this.deadlineName(stage),
      box: { x, y, width: timerSize, height: timerSize },
      label: { x: box.x + (box.width - labelWidth) / 2, y: box.y + box.height + 5, width: labelWidth, height: 28 },
      attachedTo: `stage_${cell.stage}`,
      ...(isPeriod(period) && { period }),
    });
    return { id, x: x + timerSize };
  }

  private deadlineName(stage: Stage): string {
    const { deadline } = stage;
    if (!deadline) return '';
    if ('counted' in deadline) {
      const rule = this.definition.rules[deadline.counted.rule];
      return isPeriod(rule?.value) ? periodText(rule.value)[this.language] : (rule?.title[this.language] ?? '');
    }
    if (typeof deadline.at === 'string' || !('given' in deadline.at)) return '';
    const [action, field] = deadline.at.given;
    const { start, stages } = this.definition;
    const forms = Object.values(stages).map(({ actions }) => actions?.[action]?.form);
    const form = action === 'start' ? start.form : forms.find((each) => each !== undefined);
    return form?.[field]?.title[this.language] ?? '';
  }

  private drawAhead(
    cell: Placed,
    exit: Exit,
    from: { readonly id: string; readonly x: number },
    next: Placed | undefined,
    middle: number,
  ): void {
    const size = sizeOf(exit.name);
    const label = size && { x: from.x + 3, y: middle - 5 - size.height, ...size };
    if (!next || next.stage !== exit.target) {
      const x = from.x + 40;
      const end = this.drawEnd(cell.stage, exit.target, { x, y: middle - eventSize / 2 });
      this.addFlow(from.id, end, exit.name, straight(from.x, x, middle), label);
    } else if (next.row === cell.row) {
      this.addFlow(from.id, `stage_${next.stage}`, exit.name, straight(from.x, next.x, middle), label);
    } else {
      const gutter = this.rows[cell.row]?.bottom ?? middle;
      const edge = cell.x + cell.width - 4;
      const to = this.lane(next.row) + laneMiddle;
      const margin = next.x - 18;
      this.addFlow(
        from.id,
        `stage_${next.stage}`,
        exit.name,
        [
          { x: from.x, y: middle },
          { x: edge, y: middle },
          { x: edge, y: gutter },
          { x: margin, y: gutter },
          { x: margin, y: to },
          { x: next.x, y: to },
        ],
        label,
      );
    }
  }

  /** Closings stand below, the first straight under where its flow leaves, the others to the right. */
  private drawClosings(cell: Placed, middle: number): void {
    const x = bottomX(cell);
    const from = cell.hasGateway ? `gateway_${cell.stage}` : `stage_${cell.stage}`;
    const top = cell.hasGateway ? middle + gatewaySize / 2 : middle + laneMiddle;
    const lane = this.lane(cell.row) + task.height;
    cell.closings.forEach((exit, index) => {
      const at = x + index * (labelWidth + 8);
      const y = lane + 40;
      const end = this.drawEnd(cell.stage, exit.target, { x: at - eventSize / 2, y });
      const turn = lane + 4;
      const points =
        index === 0
          ? [
              { x, y: top },
              { x, y },
            ]
          : [
              { x, y: top },
              { x, y: turn },
              { x: at, y: turn },
              { x: at, y },
            ];
      const size = sizeOf(exit.name);
      this.addFlow(from, end, exit.name, points, size && { x: at + 5, y: turn + 3, ...size });
    });
  }

  private drawEnd(stage: string, closing: string, at: Point): string {
    const found = this.definition.closings[closing];
    const id = this.usedEnds.has(closing) ? `end_${closing}_from_${stage}` : `end_${closing}`;
    this.usedEnds.add(closing);
    const box = { ...at, width: eventSize, height: eventSize };
    this.nodes.push({
      id,
      kind: 'end',
      name: found?.title[this.language] ?? closing,
      box,
      label: below(box),
      outcome: found?.outcome ?? 'neutral',
    });
    return id;
  }

  private drawLoop(loop: Loop): void {
    const { cell, target, name, byTimer } = loop;
    const from = byTimer ? `deadline_${cell.stage}` : cell.hasGateway ? `gateway_${cell.stage}` : `stage_${cell.stage}`;
    const start = exitX(loop);
    const lane = this.lane(cell.row);
    const top = byTimer ? lane - timerSize / 2 : cell.hasGateway ? lane + laneMiddle - gatewaySize / 2 : lane;
    const entry = this.entryX(loop);
    const targetLane = this.lane(target.row);
    const up = this.trackY(cell.row, this.sourceTracks.get(loop));
    const margin = 10 - 8 * (this.marginTracks.get(loop) ?? 0);
    const down = this.trackY(target.row, this.targetTracks.get(loop));
    const points =
      cell.row === target.row
        ? [
            { x: start, y: top },
            { x: start, y: up },
            { x: entry, y: up },
            { x: entry, y: targetLane },
          ]
        : [
            { x: start, y: top },
            { x: start, y: up },
            { x: margin, y: up },
            { x: margin, y: down },
            { x: entry, y: down },
            { x: entry, y: targetLane },
          ];
    const others = this.loops.filter((each) => each.cell === cell && !each.byTimer).indexOf(loop);
    const size = sizeOf(name);
    const y = lane - (cell.hasGateway ? 1 : 4) - (size?.height ?? 0) + lineHeight * Math.max(0, others);
    this.addFlow(from, `stage_${target.stage}`, name, points, size && { x: start + 5, y, ...size });
  }

  /** Where a loop enters its target from above: loops of one target side by side, those from the left first. */
  private entryX(loop: Loop): number {
    const entering = this.loops
      .filter(({ target }) => target === loop.target)
      .sort((a, b) => this.originOf(a) - this.originOf(b));
    const share = (entering.indexOf(loop) + 1) / (entering.length + 1);
    // the right half is left to what leaves upwards
    return loop.target.x + task.width * 0.7 * share;
  }

  private originOf(loop: Loop): number {
    return loop.cell.row === loop.target.row ? loop.cell.x : -1;
  }

  /** What may end the case at any time stands in a row of its own. */
  private drawAnytime(): void {
    let x = sheet.left;
    const y = (this.rows.at(-1)?.bottom ?? 0) + 24;
    for (const [name, { effect, title }] of Object.entries(this.definition.anytime)) {
      if (!effect || !('terminates' in effect)) continue;
      const id = `anytime_${name}`;
      const box = { x, y, width: 250, height: 100 };
      const start = { x: x + 36, y: y + 34, width: eventSize, height: eventSize };
      const end = { x: x + 176, y: y + 34, width: eventSize, height: eventSize };
      const closing = this.definition.closings[effect.terminates];
      const endId = this.usedEnds.has(effect.terminates)
        ? `end_${effect.terminates}_from_${name}`
        : `end_${effect.terminates}`;
      this.usedEnds.add(effect.terminates);
      this.nodes.push({
        id,
        kind: 'anytime',
        name: this.language === 'zh' ? '随时' : 'At any time',
        box,
        inside: [
          { id: `start_${name}`, kind: 'start', name: title[this.language], box: start, label: below(start) },
          {
            id: endId,
            kind: 'end',
            name: closing?.title[this.language] ?? effect.terminates,
            box: end,
            label: below(end),
            outcome: closing?.outcome ?? 'neutral',
          },
        ],
        insideFlows: [
          {
            id: `flow_${name}`,
            from: `start_${name}`,
            to: endId,
            points: straight(start.x + eventSize, end.x, y + 34 + eventSize / 2),
          },
        ],
      });
      x += 270;
    }
  }

  private addFlow(from: string, to: string, name: string | undefined, points: readonly Point[], label?: Box): void {
    const id = `flow_${from}_${to}`;
    const again = this.flows.filter((flow) => flow.from === from && flow.to === to).length;
    this.flows.push({
      id: again === 0 ? id : `${id}_${again + 1}`,
      from,
      to,
      points: points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
      ...(name !== undefined && { name }),
      ...(label && { label: rounded(label) }),
    });
  }
}

function cellOf(definition: Process, name: string, next: string | undefined, language: Language): Cell {
  const stage = definition.stages[name];
  const ends = Object.entries(stage?.ends ?? {});
  const ended = stage?.deadline?.end;
  const several = ends.length > 1;
  const exitOf = (end: string, target: string): Exit => ({
    name: stage && several ? endTitle(definition, stage, end)[language] : undefined,
    target,
  });
  const byTimer = ends.filter(([end]) => end === ended).map(([end, target]) => exitOf(end, target));
  const others = ends.filter(([end]) => end !== ended).map(([end, target]) => exitOf(end, target));
  const hasGateway = others.length > 1;
  const isClosing = (target: string): boolean => Object.hasOwn(definition.closings, target);

  const timed = byTimer[0];
  const only = ends.length === 1;
  const goesAhead = (exit: Exit): boolean => exit.target === next || (only && isClosing(exit.target));
  const timerAhead = timed !== undefined && !hasGateway && (goesAhead(timed) || isClosing(timed.target));
  const ahead = timerAhead ? timed : others.find(goesAhead);
  const loops = [
    ...others.filter((exit) => exit !== ahead && !isClosing(exit.target)).map((exit) => ({ ...exit, byTimer: false })),
    ...(timed && !timerAhead && !isClosing(timed.target) ? [{ ...timed, byTimer: true }] : []),
  ];
  const closings = [...others, ...(timed && !timerAhead ? [timed] : [])].filter(
    (exit) => exit !== ahead && isClosing(exit.target),
  );
  const timer = !stage?.deadline ? undefined : ended === undefined ? 'waits' : 'ends';
  const onRight = timer === 'waits' || timerAhead;
  const body = task.width + (onRight ? timerSize / 2 : 0) + (hasGateway ? 26 + gatewaySize : 0);
  const inline = ahead && isClosing(ahead.target) ? 40 + eventSize + 30 : 0;
  const named = [ahead, ...loops, ...closings].map((exit) => sizeOf(exit?.name)?.width ?? 0);
  const gap = Math.max(34, ...named.map((size) => size + 16));
  const beneath = closings.length > 1 ? (closings.length - 1) * (labelWidth + 8) - 40 : 0;
  const width = body + inline + Math.max(gap, beneath);
  return { stage: name, timer, hasGateway, ahead, timerAhead, loops, closings, width };
}

function pack(cells: readonly Cell[]): readonly Placed[] {
  let row = 0;
  let x = sheet.left;
  return cells.map((cell) => {
    if (x > sheet.left && x + cell.width > sheet.width - sheet.right) {
      row += 1;
      x = sheet.left;
    }
    const placed = { ...cell, row, x };
    x += cell.width;
    return placed;
  });
}

const isTimerRight = (cell: Cell): boolean => cell.timer === 'waits' || cell.timerAhead;
const gatewayX = (cell: Placed): number => cell.x + task.width + (isTimerRight(cell) ? timerSize / 2 : 0) + 26;
const timerTopX = (cell: Placed): number => cell.x + task.width * 0.85;
const bottomX = (cell: Placed): number =>
  cell.hasGateway ? gatewayX(cell) + gatewaySize / 2 : cell.x + task.width / 2;

/** Where a loop leaves its stage upwards. */
function exitX({ cell, byTimer }: Loop): number {
  if (byTimer) return timerTopX(cell);
  return cell.hasGateway ? gatewayX(cell) + gatewaySize / 2 : cell.x + task.width * 0.85;
}

function kindOf(stage: Stage): 'people' | 'code' | 'both' {
  if (endsByCode(stage).length === 0) return 'people';
  return Object.keys(stage.actions ?? {}).length === 0 ? 'code' : 'both';
}

/** How large a label is drawn: about 11 pixels for a Chinese character and 6 for a Latin one, at most 88 a line. */
function sizeOf(name: string | undefined): { readonly width: number; readonly height: number } | undefined {
  if (name === undefined) return undefined;
  const length = Array.from(name).reduce((sum, letter) => sum + (letter > '\u2e7f' ? 11.5 : 5.6), 0);
  const lines = Math.ceil(length / (labelWidth - (length > labelWidth ? 10 : 0)));
  return { width: Math.round(Math.min(length + 8, labelWidth)), height: lines * lineHeight };
}

const straight = (from: number, to: number, y: number): readonly Point[] => [
  { x: from, y },
  { x: to, y },
];

const below = (box: Box): Box => ({
  x: box.x + box.width / 2 - labelWidth / 2,
  y: box.y + box.height + 3,
  width: labelWidth,
  height: 28,
});

const rounded = ({ x, y, width, height }: Box): Box => ({ x: Math.round(x), y: Math.round(y), width, height });
