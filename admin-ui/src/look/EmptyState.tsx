import NothingIcon from '@mui/icons-material/FolderOpenOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { SvgIconComponent } from '@mui/icons-material';
import type { ReactNode } from 'react';

interface Props {
  readonly icon?: SvgIconComponent;
  readonly title: string;
  readonly help?: string;
  /** What one can do instead: a button or link. */
  readonly children?: ReactNode;
}

/** Says pleasantly that there is nothing, and what to do. */
export function EmptyState({ icon: Sign = NothingIcon, title, help, children }: Props) {
  return (
    <Box sx={{ py: { xs: 6, sm: 9 }, px: 2, textAlign: 'center', maxWidth: 480, mx: 'auto' }} role="status">
      <Sign aria-hidden sx={{ fontSize: 48, color: 'primary.main', opacity: 0.6 }} />
      <Typography variant="h2" component="p" sx={{ mt: 1.5 }}>
        {title}
      </Typography>
      {help !== undefined && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {help}
        </Typography>
      )}
      {children !== undefined && <Box sx={{ mt: 2 }}>{children}</Box>}
    </Box>
  );
}
