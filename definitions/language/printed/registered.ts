import type { ExpertEventKind } from '../../../domain/drawing/expert-standing';
import { text, type Text } from '../text';

/** What decisions about an expert are called. */
export const registeredTitles: Readonly<Record<ExpertEventKind, Text>> = {
  admission: text('入库', 'admission'),
  change: text('变更登记', 'change of what is registered'),
  suspension: text('暂停', 'suspension'),
  reinstatement: text('恢复', 'reinstatement'),
  penalty: text('处理、记分', 'penalty'),
  appraisal: text('考核', 'appraisal'),
  withdrawal: text('退出', 'withdrawal'),
};
