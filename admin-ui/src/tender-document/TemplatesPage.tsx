import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { namedInEnglish } from '../../../domain/tender-document/named-in-english';
import { useAbility } from '../api/use-me';
import { useText } from '../i18n/use-text';
import { PageHead } from '../look/PageHead';
import { PagedList } from '../look/PagedList';
import { TemplateEditor } from './TemplateEditor';
import { useTemplates } from './use-templates';

/** What tender documents begin with, and how the centre changes it. */
export default function TemplatesPage() {
  const t = useTranslate();
  const text = useText();
  const ability = useAbility();
  const [search, setSearch] = useSearchParams();
  const list = useTemplates();
  const chosen = list.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === search.get('template'));
  return (
    <Box sx={{ maxWidth: 1000, pb: 4 }}>
      <PageHead title={t('tender.templates.title')} lead={t('tender.templates.lead')}>
        {chosen && <Button onClick={() => setSearch({})}>{t('tender.templates.back')}</Button>}
      </PageHead>
      {chosen ? (
        <TemplateEditor key={`${chosen.id} ${chosen.version}`} template={chosen} />
      ) : (
        <PagedList list={list} empty={t('tender.templates.none')}>
          {(items) => (
            <Stack spacing={1.5}>
              {items.map((template) => (
                <Card key={template.id} sx={{ p: 2 }}>
                  <Typography variant="h2" component="h2">
                    {text(namedInEnglish(template.title))}
                  </Typography>
                  <Typography variant="body2" color="textSecondary" sx={{ my: 0.75 }}>
                    {t(`tender.kind.${template.kind}`)} · {t('tender.templateVersion', { version: template.version })} ·{' '}
                    {text(namedInEnglish(template.source))}
                  </Typography>
                  {ability.can('create', 'TenderTemplate') && (
                    <Button variant="outlined" onClick={() => setSearch({ template: template.id })}>
                      {t('tender.templates.change', { title: text(namedInEnglish(template.title)) })}
                    </Button>
                  )}
                </Card>
              ))}
            </Stack>
          )}
        </PagedList>
      )}
    </Box>
  );
}
