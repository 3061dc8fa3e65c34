import Card from '@mui/material/Card';
import { useTranslate } from 'react-admin';
import type { ProposalView } from '../../../api/contract';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { ChangedFacts, type ChangedFact } from '../look/ChangedFacts';

type Body = NonNullable<ProposalView['body']>;
type State = Body['after'];

interface Props {
  readonly body: Body;
  /** It is decided. */
  readonly isPast: boolean;
}

/** A body as it is and as it shall be. */
export function ProposedBody({ body: { before, after }, isPast }: Props) {
  const translate = useTranslate();
  const regions = useRegionChoices();
  const industries = useIndustryChoices();
  const labelIn = (choices: readonly { value: string; label: string }[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const fact = (name: string, of: (state: State) => string): ChangedFact => ({
    name: translate(name),
    before: before && (of(before) || translate('change.none')),
    after: of(after) || translate('change.none'),
    isSame: before !== undefined && of(before) === of(after),
  });
  return (
    <Card sx={{ p: 2.5 }}>
      <ChangedFacts
        label={translate('bodies.edit')}
        isNew={!before}
        isPast={isPast}
        facts={[
          fact('bodies.name', ({ name }) => name),
          fact('bodies.uscc', ({ uscc = '' }) => uscc),
          fact('bodies.kinds', ({ kinds }) => kinds.map((kind) => translate(`role.${kind}`)).join(' · ')),
          fact('bodies.region', ({ region }) => labelIn(regions.choices, region)),
          fact('bodies.industries', (state) =>
            state.industries.map((each) => labelIn(industries.choices, each)).join(' · '),
          ),
          fact('bodies.state', ({ active }) => translate(active ? 'bodies.active' : 'bodies.inactive')),
        ]}
      />
    </Card>
  );
}
