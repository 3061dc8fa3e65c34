import type { Same } from './same';
import type { incidentsZh } from './incidents.zh';

/** Words of what keeps failing, in English. */
export const incidentsEn: Same<typeof incidentsZh> = {
  incidents: {
    title: 'Incidents',
    lead: 'What keeps failing anywhere, the oldest first: steps of cases, archives, what a case has to be told, messages, the exchange. Where something may be skipped the case itself goes on; where not, it stands at this step until you have dealt with it.',
    case: 'Case',
    since: 'Since',
    error: 'Error',
    retry: 'Try again',
    skip: 'Skip',
    close: 'Seen to, close',
    tries: 'Times reported',
    choose: 'Choose: %{name}',
    chosen: '%{smart_count} of %{all} chosen',
    all: { retry: 'Try those again', skip: 'Skip those', close: 'Close those' },
    correct: 'Correct it under %{page}',
    results: 'What came of it',
    skipMany: 'Skip %{smart_count} step |||| Skip %{smart_count} steps',
    search: 'Code of the case',
    kind: 'Kind',
    kinds: {
      case: 'Steps of cases',
      archive: 'Archives of histories',
      outbox: 'Telling cases',
      delivery: 'Messages to people',
      exchange: 'Exchange',
      setBack: 'Cases set back',
    },
    skipTitle: 'Skip “%{name}”',
    skipHelp:
      'It goes on without this step, which is not made up for later. What concerns the public or the rights of others takes effect when another person confirms. Your reason is kept on record.',
    input: {
      unchanged: 'It is the same as now',
      template: {
        label: 'Template id',
        help: 'The gateway refused this message. If the id of its template is wrong, correct it: all messages of the kind are sent again.',
        action: 'Correct and try again',
      },
      exchangeUrl: {
        label: 'Address of the receiving platform',
        help: 'If the address is wrong, correct it. The key stays as configured: no other platform is believed.',
        action: 'Correct and try again',
      },
      address: {
        label: 'Address',
        help: 'If the address (%{value}) is wrong, only that person can correct it; once they have proved another, it is sent again by itself.',
        action: 'Ask them to check it',
      },
    },
    propose: 'Propose to skip',
    lost: 'What is lost',
    people: {
      1: 'One person may skip it, with a reason. %{why}',
      2: 'It is skipped only when another person confirms. %{why}',
    },
    waits: 'Skip proposed, waiting for another person',
    wentThrough: 'It went through',
    proposalHelp:
      'When confirmed, what still fails is not done any more, nor made up for later; what went through meanwhile stays.',
    reason: 'Reason',
    empty: 'Nothing keeps failing.',
    emptyHelp: 'Steps that fail several times in a row are listed here by themselves.',
  },
};
