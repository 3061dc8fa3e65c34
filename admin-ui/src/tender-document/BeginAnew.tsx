import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ComponentProps } from 'react';
import { useTranslate } from 'react-admin';
import { TemplateChoice } from './TemplateChoice';

/** Changes to another template, with what is lost by it said first. */
export function BeginAnew(props: ComponentProps<typeof TemplateChoice>) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 3 }}>
      <Button size="small" onClick={() => setOpen((shown) => !shown)} aria-expanded={isOpen}>
        {t('tender.beginAnew')}
      </Button>
      {isOpen && (
        <Box sx={{ mt: 1 }}>
          <Alert severity="warning" sx={{ mb: 1.5 }}>
            {t('tender.beginAnewHelp')}
          </Alert>
          <TemplateChoice {...props} />
        </Box>
      )}
    </Box>
  );
}
