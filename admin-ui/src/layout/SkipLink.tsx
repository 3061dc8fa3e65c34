import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';

/** Leads the keyboard past the frame to the page itself (`#page`); seen only when it is reached. */
export function SkipLink() {
  const translate = useTranslate();
  return (
    <Link
      href="#page"
      sx={{
        position: 'absolute',
        top: 8,
        left: -9999,
        zIndex: 'tooltip',
        bgcolor: 'background.paper',
        p: 1,
        '&:focus': { left: 8 },
      }}
    >
      {translate('ra.navigation.skip_nav')}
    </Link>
  );
}
