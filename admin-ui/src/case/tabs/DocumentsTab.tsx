import { Box, Button, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CaseDocument } from '../../../../api/contract';
import { DocumentPreview } from '../../forms/values/DocumentPreview';
import { HashText } from '../../forms/values/HashText';
import { contentAddress } from '../../forms/values/preview-kind';
import { sizeText } from '../../forms/values/size-text';
import { useText } from '../../i18n/use-text';
import { Instant } from '../../look/Instant';
import { StatusChip } from '../../look/StatusChip';
import type { TabProps } from '../CaseTabs';
import { useCaseList } from '../use-case-list';
import { ListState } from './ListState';

/** The documents of the case: who put them there and when, what proves them, whether they are public. */
export default function DocumentsTab({ view }: TabProps) {
  const t = useTranslate();
  const text = useText();
  const query = useCaseList<CaseDocument>(view.id, 'documents');
  const [shown, setShown] = useState<CaseDocument>();
  return (
    <ListState query={query} empty={t('case.documents.empty')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {query.data?.map((each) => (
          <Box
            component="li"
            key={`${each.id}-${each.field}`}
            sx={{
              display: 'flex',
              flexWrap: 'wrap',
              columnGap: 2,
              rowGap: 0.5,
              py: 1.25,
              alignItems: 'center',
              '& + &': { borderTop: 1, borderColor: 'divider' },
            }}
          >
            <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {text(each.title)}
              </Typography>
              <Link
                component="button"
                type="button"
                onClick={() => setShown(each)}
                sx={{ textAlign: 'left', fontWeight: 600, overflowWrap: 'anywhere' }}
              >
                {each.name}
              </Link>
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {sizeText(each.size)} · <HashText hash={each.sha256} /> · {each.by && `${each.by} · `}
                <Instant at={each.givenAt} />
              </Typography>
            </Box>
            <StatusChip
              tone={each.isPublic ? 'good' : 'neutral'}
              label={t(each.isPublic ? 'case.documents.public' : 'case.documents.file')}
            />
            <Button
              size="small"
              href={contentAddress(each.id, true)}
              aria-label={t('case.documents.downloadOf', { name: each.name })}
            >
              {t('case.documents.download')}
            </Button>
          </Box>
        ))}
      </Box>
      {shown && <DocumentPreview document={shown} onClose={() => setShown(undefined)} />}
    </ListState>
  );
}
