import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/Remove';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { diagramColours } from './diagram-colours';
import type { DiagramMarks } from './diagram-marks';
import { openDiagram, type Diagram } from './open-diagram';

interface BpmnCanvasProps {
  readonly xml: string;
  readonly label: string;
  readonly marks: DiagramMarks | undefined;
  /** Told the id of a stage or closing that was clicked. */
  readonly onSelect: (id: string) => void;
}

/** The diagram itself, to be dragged and zoomed. Assistive technology gets the list of stages beside it instead. */
export default function BpmnCanvas({ xml, label, marks, onSelect }: BpmnCanvasProps) {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const [diagram, setDiagram] = useState<Diagram>();
  const [failed, setFailed] = useState(false);
  const select = useRef(onSelect);
  useEffect(() => {
    select.current = onSelect;
  });

  useEffect(() => {
    if (!host.current) return undefined;
    let gone = false;
    let opened: Diagram | undefined;
    openDiagram(host.current, xml, label, (id) => select.current(id))
      .then((ready) => {
        opened = ready;
        if (gone) ready.close();
        else setDiagram(ready);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      opened?.close();
    };
  }, [xml, label]);
  useEffect(() => diagram?.mark(marks), [diagram, marks]);

  return (
    <>
      {failed && <Alert severity="warning">{t('process.noDiagram')}</Alert>}
      <Box
        ref={host}
        hidden={failed}
        sx={[
          {
            height: { xs: 320, md: 520 },
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            overflow: 'hidden',
            position: 'relative',
          },
          diagramColours,
        ]}
      />
      {diagram && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            mt: 0.5,
            '& button': { whiteSpace: 'nowrap' },
          }}
        >
          <Button size="small" startIcon={<AddIcon />} onClick={() => diagram.zoom(1)}>
            {t('process.nearer')}
          </Button>
          <Button size="small" startIcon={<RemoveIcon />} onClick={() => diagram.zoom(-1)}>
            {t('process.further')}
          </Button>
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('process.drag')}
          </Typography>
        </Box>
      )}
    </>
  );
}
