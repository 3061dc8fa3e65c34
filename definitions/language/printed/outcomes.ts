import { text } from '../text';

/** What the outcomes of a closing are called. */
export const outcomes = {
  success: text('成功', 'success'),
  failure: text('未成', 'failure'),
  neutral: text('中止', 'neither'),
} as const;
