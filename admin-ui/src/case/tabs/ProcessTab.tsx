import type { TabProps } from '../CaseTabs';
import { CaseProcess } from '../../process/CaseProcess';

/** Where the case stands in its process, and what was done in each stage. */
export default function ProcessTab({ view, definition }: TabProps) {
  return <CaseProcess view={view} definition={definition} />;
}
