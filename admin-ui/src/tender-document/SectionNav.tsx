import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useTranslate } from 'react-admin';
import type { FieldFault } from '../../../api/contract';
import { sectionOf, sections, type Section } from './draft-places';

interface SectionNavProps {
  readonly section: Section;
  readonly faults: readonly FieldFault[];
  readonly onGo: (section: Section) => void;
}

/** The sections of a tender document, each with how much is missing in it. */
export function SectionNav({ section, faults, onGo }: SectionNavProps) {
  const t = useTranslate();
  return (
    <Box
      component="nav"
      aria-label={t('tender.sections')}
      sx={{
        display: 'flex',
        flexDirection: { xs: 'row', md: 'column' },
        flexWrap: { xs: 'wrap', md: 'nowrap' },
        gap: 0.5,
        position: { md: 'sticky' },
        top: { md: 80 },
      }}
    >
      {sections.map((one, index) => {
        const missing = faults.filter(({ path }) => sectionOf(path) === one).length;
        const isHere = one === section;
        return (
          <Box
            key={one}
            component="button"
            type="button"
            aria-current={isHere ? 'step' : undefined}
            onClick={() => onGo(one)}
            sx={{
              all: 'unset',
              boxSizing: 'border-box',
              cursor: 'pointer',
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              px: 1.5,
              py: 1,
              borderRadius: 1,
              border: 1,
              borderColor: isHere ? 'primary.main' : { xs: 'divider', md: 'transparent' },
              fontSize: '0.9375rem',
              fontWeight: isHere ? 600 : 400,
              color: isHere ? 'primary.main' : 'text.primary',
              bgcolor: isHere ? 'action.selected' : 'transparent',
              '&:hover': { bgcolor: 'action.hover' },
              '&:focus-visible': { outline: 2, outlineColor: 'primary.main', outlineStyle: 'solid' },
            }}
          >
            <Box component="span" sx={{ flex: { md: 1 } }}>
              {index + 1}. {t(`tender.section.${one}`)}
            </Box>
            {missing > 0 && (
              <Chip
                size="small"
                color="warning"
                variant="outlined"
                label={missing}
                aria-label={t('tender.faultCount', { smart_count: missing })}
              />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
