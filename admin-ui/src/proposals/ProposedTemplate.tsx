import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { ProposalView, TenderTemplateView } from '../../../api/contract';
import { comparePackages } from '../../../domain/tender-document/compare-packages';
import { composePackage } from '../../../domain/tender-document/compose';
import { differenceText } from '../../../domain/tender-document/difference-text';
import { draftFrom, type TenderTemplate } from '../../../domain/tender-document/tender-draft';
import { useText } from '../i18n/use-text';

interface ProposedTemplateProps {
  readonly template: NonNullable<ProposalView['tenderTemplate']>;
}

/** What a document of the template would be, with the facts left open: so two versions can be compared. */
const asPackage = (template: TenderTemplateView) =>
  composePackage(draftFrom(template as TenderTemplate), {
    version: 1,
    replaces: undefined,
    project: { id: '', title: '', tenderer: '', region: '', industry: '', unit: 'CNY', better: 'lower' },
    lots: [],
    facts: {},
    boq: [],
    attachments: [],
  });

/** In what a template shall differ from the one that is in force. */
export function ProposedTemplate({ template: { before, after } }: ProposedTemplateProps) {
  const t = useTranslate();
  const text = useText();
  const differences = before ? comparePackages(asPackage(before), asPackage(after)) : [];
  return (
    <Card component="section" sx={{ p: 2.5 }}>
      <Typography variant="h2" component="h2" sx={{ mb: 1 }}>
        {t('tender.templates.after', { version: after.version })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {after.title} · {after.source}
      </Typography>
      <Box component="ol" sx={{ pl: 3 }}>
        {differences.map((difference) => (
          <Typography
            key={`${difference.of} ${difference.title} ${difference.kind}`}
            component="li"
            variant="body2"
            sx={{ whiteSpace: 'pre-line', mb: 1, overflowWrap: 'anywhere' }}
          >
            {text(differenceText(difference))}
          </Typography>
        ))}
      </Box>
      {differences.length === 0 && <Typography>{t('tender.templates.noDifference')}</Typography>}
    </Card>
  );
}
