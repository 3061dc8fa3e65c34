import { Box, Link, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { citation } from '../../../definitions/language/citation';
import { useLanguage } from '../i18n/use-text';

/** "Why?": shows the article of the law that asks for something. */
export function WhyDisclosure({ article, about }: { readonly article: string; readonly about: string }) {
  const t = useTranslate();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <Box component="span">
      <Link
        component="button"
        type="button"
        variant="body2"
        underline="always"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('form.whyAbout', { about })}
        onClick={() => setOpen(!open)}
        sx={{ verticalAlign: 'baseline' }}
      >
        {t('form.why')}
      </Link>
      <Typography id={id} hidden={!open} variant="body2" component="span" sx={{ color: 'text.secondary', ml: 1 }}>
        {t('form.law', { article: citation(article, language) })}
      </Typography>
    </Box>
  );
}
