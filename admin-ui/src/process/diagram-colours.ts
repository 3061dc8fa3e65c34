import type { Theme } from '@mui/material/styles';

/** What bpmn-js draws with: the colours of the page, also when it turns dark while the diagram is shown. */
export const drawnWith = {
  defaultFillColor: 'var(--diagram-paper)',
  defaultStrokeColor: 'var(--diagram-ink)',
  defaultLabelColor: 'var(--diagram-ink)',
} as const;

const fills = {
  light: { done: '#dcebe1', current: '#d5e6f3', stopped: '#fbe9cf' },
  dark: { done: '#1c3a29', current: '#123a57', stopped: '#46340f' },
} as const;

const stage = (mark: string): string => `& .djs-element.mark-${mark} .djs-visual > :is(rect, circle):nth-of-type(1)`;

/** The colours of the diagram, and of what a case has passed in it. */
export const diagramColours = ({ palette }: Theme) => {
  const fill = fills[palette.mode];
  return {
    '--diagram-paper': palette.background.paper,
    '--diagram-ink': palette.text.primary,
    backgroundColor: palette.background.paper,
    [stage('done')]: { fill: `${fill.done} !important`, stroke: `${palette.success.main} !important` },
    [stage('current')]: {
      fill: `${fill.current} !important`,
      stroke: `${palette.primary.main} !important`,
      strokeWidth: '4px !important',
    },
    [stage('stopped')]: {
      fill: `${fill.stopped} !important`,
      stroke: `${palette.warning.main} !important`,
      strokeWidth: '4px !important',
    },
    '& [data-element-id^="stage_"]': { cursor: 'pointer' },
    // the mark of bpmn.io is drawn in black
    '& .bjs-powered-by': { filter: palette.mode === 'dark' ? 'invert(1)' : 'none' },
  };
};
