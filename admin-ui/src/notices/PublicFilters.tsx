import { useTranslate } from 'react-admin';
import { useIndustryChoices } from '../api/use-industry-choices';
import { useRegionChoices } from '../api/use-region-choices';
import { useText } from '../i18n/use-text';
import { FilterChoice } from '../look/FilterChoice';
import type { AddressFilter } from '../look/use-address-filter';
import { usePublicProcesses } from './use-public-processes';

/** The filters that notices and open tenders share: process, region, industry. */
export function PublicFilters({ filter }: { readonly filter: AddressFilter<'process' | 'region' | 'industry'> }) {
  const translate = useTranslate();
  const industries = useIndustryChoices();
  const text = useText();
  const regions = useRegionChoices();
  const processes = usePublicProcesses().map(({ process, title }) => ({ value: process, label: text(title) }));
  const { process, region, industry } = filter.values;
  return (
    <>
      <FilterChoice
        label={translate('cases.process')}
        choices={processes}
        value={process}
        onChange={(value) => filter.set({ process: value })}
      />
      <FilterChoice
        label={translate('notices.region')}
        choices={regions.choices}
        value={region}
        onChange={(value) => filter.set({ region: value })}
      />
      <FilterChoice
        label={translate('cases.industry')}
        choices={industries.choices}
        value={industry}
        onChange={(value) => filter.set({ industry: value })}
      />
    </>
  );
}
