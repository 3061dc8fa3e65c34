import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Overlays from 'diagram-js/lib/features/overlays/Overlays';
import type { BaseViewerOptions } from 'bpmn-js/lib/BaseViewer';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { drawnWith } from './diagram-colours';
import type { DiagramMarks } from './diagram-marks';

/** A diagram on the screen. */
export interface Diagram {
  readonly mark: (marks: DiagramMarks | undefined) => void;
  /** One step nearer (1) or further (-1). */
  readonly zoom: (step: 1 | -1) => void;
  readonly close: () => void;
}

/** Below this the words cannot be read; a longer process is then cut off and centred on where the case stands. */
const leastScale = 0.6;
const mostScale = 0.95;
// bpmn-js hands options on to its modules, which its types do not know
type ViewerOptions = BaseViewerOptions & {
  readonly zoomScroll: { readonly enabled: boolean };
  readonly bpmnRenderer: typeof drawnWith;
};
type Shape = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;
const isShape = (element: object): element is Shape => 'width' in element && 'x' in element;
const margin = 24;

/** Where the window begins: where it is wished, but over the drawing; in the middle when the drawing is smaller. */
function within(wish: number, start: number, length: number, window: number): number {
  const room = length + 2 * margin - window;
  if (room <= 0) return start + length / 2 - window / 2;
  return Math.min(Math.max(wish, start - margin), start - margin + room);
}

const markNames = ['mark-done', 'mark-current', 'mark-stopped'];

/** Draws a BPMN diagram into an element and fits it, with room at the border. `label` says what it is a picture of. */
export async function openDiagram(
  host: HTMLElement,
  xml: string,
  label: string,
  onSelect: (id: string) => void,
): Promise<Diagram> {
  const viewer = new NavigatedViewer({
    container: host,
    // the wheel scrolls the page, not the drawing
    zoomScroll: { enabled: false },
    bpmnRenderer: drawnWith,
  } as ViewerOptions);
  await viewer.importXML(xml);
  const canvas = viewer.get<Canvas>('canvas');
  // the drawing is the picture, not the element around it: that holds the mark of bpmn.io, which is a link
  const drawing = canvas.getContainer().querySelector('svg');
  drawing?.setAttribute('role', 'img');
  drawing?.setAttribute('aria-label', label);
  const elements = viewer.get<ElementRegistry>('elementRegistry');
  const overlays = viewer.get<Overlays>('overlays');
  viewer.get<EventBus>('eventBus').on('element.click', ({ element }: { element: { id: string } }) => {
    if (/^(stage|end)_/.test(element.id)) onSelect(element.id);
  });

  const fit = (at: string | undefined) => {
    canvas.zoom('fit-viewport');
    const whole = canvas.viewbox();
    const byWidth = whole.outer.width / (whole.inner.width + 2 * margin);
    canvas.zoom(Math.min(Math.max(byWidth, leastScale), mostScale));
    const element = at === undefined ? undefined : elements.get(at);
    const box = canvas.viewbox();
    const { inner } = box;
    // around the element, or from the beginning; never further than the drawing goes
    const wishX = element && isShape(element) ? element.x + element.width / 2 - box.width / 2 : inner.x - margin;
    const wishY = element && isShape(element) ? element.y + element.height / 2 - box.height / 2 : inner.y - margin;
    const x = within(wishX, inner.x, inner.width, box.width);
    const y = within(wishY, inner.y, inner.height, box.height);
    canvas.viewbox({ x, y, width: box.width, height: box.height });
  };
  fit(undefined);

  const mark = (marks: DiagramMarks | undefined) => {
    for (const { id } of elements.getAll()) for (const name of markNames) canvas.removeMarker(id, name);
    overlays.clear();
    if (!marks) return;
    for (const [id, name] of Object.entries(marks.marks)) if (elements.get(id)) canvas.addMarker(id, `mark-${name}`);
    const at = marks.at.find((id) => elements.get(id));
    if (at !== undefined) {
      canvas.removeMarker(at, 'mark-done');
      canvas.addMarker(at, `mark-${marks.atMark}`);
    }
    if (at !== undefined && marks.note !== undefined) {
      const html = document.createElement('div');
      html.textContent = marks.note;
      html.style.cssText =
        'white-space:nowrap;font-size:12px;font-weight:600;color:#fff;background:#0b4a75;border-radius:4px;padding:1px 6px';
      overlays.add(at, { position: { bottom: -6, left: 0 }, html, scale: false });
    }
    fit(at);
  };
  return {
    mark,
    zoom: (step) => canvas.zoom(canvas.zoom() * (step > 0 ? 1.25 : 0.8)),
    close: () => viewer.destroy(),
  };
}
