import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Unit } from '../../../../domain/amount';
import { isInstant } from '../../../../domain/calendar';
import { specialityName } from '../../../../domain/drawing/specialities';
import { sha256 } from '../../../../domain/hash';
import { unitOfAmount, type Field } from '../../../../definitions/language/field';
import type { FormContext } from '../../../../definitions/language/form-context';
import { useText } from '../../i18n/use-text';
import { Amount } from '../../look/Amount';
import { Instant } from '../../look/Instant';
import { BodyName } from './BodyName';
import { isLocalFile } from '../local-files';
import { CorrectionsValue } from './CorrectionsValue';
import { DocumentLink } from './DocumentLink';
import { HashText } from './HashText';
import { ListValue } from './ListValue';
import { LocalFileName } from './LocalFileName';
import { PersonName } from './PersonName';
import { RegionName } from './RegionName';
import { SheetValue } from './SheetValue';

export interface FieldValueProps {
  readonly type: string;
  readonly value: unknown;
  /** As the definition describes it, where it is known. */
  readonly field?: Field | undefined;
  readonly unit: Unit;
  readonly context?: FormContext | undefined;
  readonly caseId?: string | undefined;
  /** Amounts without their Chinese capitals, where there is little room. */
  readonly compact?: boolean;
}

const idsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as unknown[]) : [value]).filter((each): each is string => typeof each === 'string');
const userOf = (member: unknown): string =>
  typeof member === 'object' && member !== null && 'userId' in member ? wordOf(member.userId) : wordOf(member);

/** A word as it is; what is none as it travelled. */
const wordOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** A value as one reads it: dates in Shanghai, amounts with separators, words instead of keys. */
export function FieldValue(props: FieldValueProps) {
  const { type, value, field, unit, context, caseId, compact = false } = props;
  const t = useTranslate();
  const text = useText();
  if (value === undefined || value === null || value === '') return <>—</>;
  switch (type) {
    case 'amount':
      return (
        <Amount
          value={wordOf(value)}
          unit={field?.type === 'amount' ? unitOfAmount(field, unit) : unit}
          capital={!compact}
        />
      );
    case 'dateTime':
      return typeof value === 'string' && isInstant(value) ? <Instant at={value} /> : <>{wordOf(value)}</>;
    case 'date':
      return <>{wordOf(value)}</>;
    case 'boolean':
      return <>{t(value === true ? 'form.yes' : 'form.no')}</>;
    case 'choice': {
      const option = field?.type === 'choice' ? field.options[wordOf(value)] : undefined;
      return <>{option ? text(option) : wordOf(value)}</>;
    }
    case 'document':
      return (
        <>
          {idsOf(value).map((id) => (
            <Box key={id}>{isLocalFile(id) ? <LocalFileName id={id} /> : <DocumentLink id={id} />}</Box>
          ))}
        </>
      );
    case 'region':
      return <RegionName code={wordOf(value)} />;
    case 'body':
      return <BodyName id={wordOf(value)} />;
    case 'person':
      return <PersonName id={wordOf(value)} caseId={caseId} />;
    case 'committee':
      return (
        <>
          {(Array.isArray(value) ? (value as unknown[]) : []).map((member) => (
            <Box key={userOf(member)}>
              <PersonName id={userOf(member)} caseId={caseId} />
            </Box>
          ))}
        </>
      );
    case 'bid':
      return <>{context?.bids?.find(({ id }) => id === value)?.bidder ?? wordOf(value)}</>;
    case 'list':
      return <ListValue {...props} Value={FieldValue} />;
    case 'speciality':
      return <>{text(specialityName(wordOf(value)))}</>;
    case 'seedPart':
      return <HashText hash={sha256(wordOf(value))} />;
    case 'corrections':
      return <CorrectionsValue value={value} context={context} />;
    case 'scoreSheet':
      return <SheetValue value={value} context={context} />;
    default:
      return (
        <Box component="span" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {wordOf(value)}
        </Box>
      );
  }
}
