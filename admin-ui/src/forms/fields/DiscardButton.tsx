import { Button, Dialog, DialogActions, DialogContent, DialogContentText } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

interface DiscardButtonProps {
  readonly name: string;
  /** Whether something has arrived that would be lost. */
  readonly asks: boolean;
  readonly onDiscard: () => void;
}

/** Gives an upload up; asks first when that loses what has arrived. */
export function DiscardButton({ name, asks, onDiscard }: DiscardButtonProps) {
  const t = useTranslate();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="small" color="inherit" onClick={asks ? () => setAsked(true) : onDiscard}>
        {t(asks ? 'form.document.discard' : 'case.cancel')}
      </Button>
      <Dialog open={asked} onClose={() => setAsked(false)}>
        <DialogContent>
          <DialogContentText sx={{ overflowWrap: 'anywhere' }}>
            {t('form.document.discardAsk', { name })}
          </DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setAsked(false)}>{t('form.document.keep')}</Button>
          <Button
            color="error"
            onClick={() => {
              setAsked(false);
              onDiscard();
            }}
          >
            {t('form.document.discard')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
