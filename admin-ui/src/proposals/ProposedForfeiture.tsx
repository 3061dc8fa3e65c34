import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { ProposalView } from '../../../api/contract';
import { useCitation } from '../i18n/use-citation';
import { useText } from '../i18n/use-text';
import { Amount } from '../look/Amount';
import { Facts } from '../look/Facts';

type Forfeiture = NonNullable<ProposalView['forfeiture']>;

/** A deposit that is lost: whose, why, and to whom it is paid. */
export function ProposedForfeiture({ forfeiture }: { readonly forfeiture: Forfeiture }) {
  const translate = useTranslate();
  const text = useText();
  const cite = useCitation();
  const { caseId, body, amount, ground, article, reason, toName, toAccount } = forfeiture;
  return (
    <Card sx={{ p: 2.5 }}>
      <Facts
        facts={[
          {
            name: translate('deposits.body'),
            value: (
              <Link component={RouterLink} to={`/cases/${caseId}/deposits`}>
                {body.name}
              </Link>
            ),
          },
          { name: translate('deposits.amount'), value: <Amount value={amount} capital /> },
          { name: translate('deposits.ground'), value: `${text(ground)} · ${cite(article)}` },
          { name: translate('deposits.reason'), value: reason },
          { name: translate('deposits.to'), value: `${toName} ${toAccount}` },
        ]}
      />
    </Card>
  );
}
