import type { Problem } from '../../../api/contract';

/** A refusal of the API. `status` lets react-admin tell a lost session (401) from everything else. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly status: number;

  constructor(problem: Problem) {
    super(problem.message.zh);
    this.name = 'ProblemError';
    this.problem = problem;
    this.status = problem.status;
  }
}

/** A problem that the console states itself, when no answer of the API came or it made no sense. */
export function ownProblem(code: 'Unavailable' | 'Internal', status: number, detail: string): Problem {
  const message =
    code === 'Unavailable'
      ? { zh: '连不上服务器，请检查网络后重试。', en: 'The server cannot be reached. Check the network and try again.' }
      : { zh: '平台出了故障，您的操作没有完成。', en: 'The platform failed; what you did was not completed.' };
  return { type: 'about:blank', title: code, status, code, detail, message, id: '' };
}

/** The file cannot be read any longer: it was moved, changed or removed since it was chosen. */
export const unreadableFile = (detail: string): Problem => ({
  ...ownProblem('Internal', 0, detail),
  code: 'InvalidInput',
  message: {
    zh: '文件已被移动、修改或删除，无法继续读取。请重新选择该文件。',
    en: 'The file was moved, changed or removed and cannot be read. Choose it again.',
  },
});

/** The problem in whatever was thrown: a refusal as it came, anything else as a fault of the platform. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return ownProblem('Internal', 500, error instanceof Error ? error.message : String(error));
}
