import { sealedField } from '../../domain/sealing/sealed-field';
import type { Form } from './field';
import type { Action } from './process';
import { text } from './text';

/** What is handed in of a sealed entry: the sealed file alone. */
export const sealedForm = {
  [sealedField]: {
    type: 'document',
    title: text('密封文件', 'Sealed file'),
    accept: ['.sealed'],
    help: text(
      '在本机加密后的文件；密钥文件或口令丢失，谁也打不开。',
      'The file that was encrypted on your machine; if the key file or its passphrase is lost, nobody can open it.',
    ),
  },
} as const satisfies Form;

/** What is handed in to open a sealed entry. */
export const shareForm = {
  share: {
    type: 'text',
    title: text('解密份额', 'Share'),
    atMost: 64,
    matches: '^[0-9a-f]{64}$',
    help: text('由密钥文件算出，只能打开这一份。', 'Computed from the key file; it opens this one and no other.'),
  },
} as const satisfies Form;

/** The form of an action as it reaches the platform: of a sealed one only the sealed file. */
export const handedInForm = (action: Pick<Action, 'form' | 'sealed' | 'releases'>): Form =>
  action.sealed ? sealedForm : action.releases !== undefined ? shareForm : (action.form ?? {});
