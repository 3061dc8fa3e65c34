import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Process } from '../../../definitions/language';
import { problemOf } from '../api/client';
import { useDefinition } from '../case/use-case';
import { useText } from '../i18n/use-text';
import { ProblemAlert } from '../look/ProblemAlert';
import { DataDiagram } from '../process/DataDiagram';
import { DefinitionInWords } from '../process/DefinitionInWords';
import { ChangeList } from './ChangeList';

interface Props {
  readonly definition: Process;
  readonly id: string;
  /** The version that it would follow; undefined for a new process. */
  readonly follows: string | undefined;
}

/** All that one looks at before a definition is published: what it changes, its diagram, its stages and rules in words. */
export function DefinitionReview({ definition, id, follows }: Props) {
  const translate = useTranslate();
  const text = useText();
  const before = useDefinition(follows);
  const [tab, setTab] = useState(follows === undefined ? 'words' : 'changes');

  return (
    <Box>
      <Tabs
        value={tab}
        onChange={(_event, value: string) => setTab(value)}
        aria-label={translate('processes.review')}
        sx={{ mb: 2 }}
      >
        {follows !== undefined && <Tab value="changes" label={translate('processes.tab.changes')} />}
        <Tab value="words" label={translate('processes.tab.words')} />
        <Tab value="diagram" label={translate('processes.tab.diagram')} />
        <Tab value="data" label={translate('processes.tab.data')} />
      </Tabs>
      {tab === 'changes' && before.error && <ProblemAlert problem={problemOf(before.error)} />}
      {tab === 'changes' && !before.data && !before.error && <Skeleton variant="rounded" height={200} />}
      {tab === 'changes' && before.data && <ChangeList before={before.data} after={definition} />}
      {tab === 'words' && <DefinitionInWords definition={definition} selected="" />}
      {tab === 'diagram' && <DataDiagram definition={definition} id={id} title={text(definition.title)} />}
      {tab === 'data' && (
        <Stack
          component="pre"
          tabIndex={0}
          aria-label={translate('processes.tab.data')}
          sx={{
            m: 0,
            p: 2,
            bgcolor: 'action.hover',
            borderRadius: 1,
            fontSize: '0.8rem',
            overflow: 'auto',
            maxHeight: 560,
          }}
        >
          {JSON.stringify(definition, undefined, 2)}
        </Stack>
      )}
    </Box>
  );
}
