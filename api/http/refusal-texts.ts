import { text, type Text } from '../../definitions/language/text';
import type { ProblemCode } from '../contract';

/** The HTTP status and the sentence of every refusal: what is wrong, and what to do. */
export const refusals: Readonly<Record<ProblemCode, { readonly status: number; readonly message: Text }>> = {
  NotSignedIn: {
    status: 401,
    message: text(
      '您尚未登录，或登录已过期。请重新登录。',
      'You are not signed in, or your session has ended. Sign in again.',
    ),
  },
  WrongCredentials: {
    status: 401,
    message: text(
      '用户名或密码不正确。请检查后重试。',
      'The login name or password is wrong. Check both and try again.',
    ),
  },
  PasswordExpired: {
    status: 401,
    message: text(
      '初始密码已过期，不能再登录。请联系为您设置账号的人重新设置密码。',
      'The first password has expired and lets nobody in. Ask whoever set up your account for another one.',
    ),
  },
  PasswordMustChange: {
    status: 403,
    message: text(
      '您的密码由他人设置。请先修改密码，再办理其他事项。',
      'Somebody else set your password. Change it before you do anything else.',
    ),
  },
  TooManyAttempts: {
    status: 429,
    message: text('尝试次数过多。请稍后再试。', 'There were too many attempts. Wait a while before you try again.'),
  },
  NotAllowed: {
    status: 403,
    message: text(
      '您当前的身份无权进行此操作。如有其他身份，请切换后重试。',
      'Your acting role has no right to this. If you have another role, switch to it and try again.',
    ),
  },
  NotFound: {
    status: 404,
    message: text(
      '没有找到，或您当前的身份不可查看。请检查链接，或切换身份。',
      'There is no such thing, or your acting role may not see it. Check the address or switch your role.',
    ),
  },
  InvalidInput: {
    status: 422,
    message: text(
      '填写的内容不符合要求。请按提示修改后重新提交。',
      'Some of what you entered breaks a rule. Correct it as shown and submit again.',
    ),
  },
  CaseClosed: {
    status: 409,
    message: text('该项目已结束，不能再办理。', 'The case is over; nothing more can be done in it.'),
  },
  CaseSuspended: {
    status: 409,
    message: text('该项目已暂停。恢复后方可办理。', 'The case is suspended. Wait until it is resumed.'),
  },
  ActionNotOpen: {
    status: 409,
    message: text(
      '当前环节不能办理此事项。请刷新项目页面。',
      'The stage does not offer this action now. Reload the case.',
    ),
  },
  RoleMayNotAct: {
    status: 403,
    message: text('您在本项目中的身份不能办理此事项。', 'Your role in this case may not take this action.'),
  },
  DeadlinePassed: {
    status: 409,
    message: text('已过截止时间，不再接收。', 'It was received at or after the deadline and cannot be taken.'),
  },
  StageEnding: {
    status: 409,
    message: text(
      '本环节期限已到，正在办结，不能再变更时间或暂停。请稍后查看项目进展。',
      'The time of this stage is up and it is being concluded: it can no longer be moved or stopped. Look at the case again in a moment.',
    ),
  },
  GateClosed: { status: 409, message: text('本环节已停止接收。', 'This stage takes no more entries.') },
  TaskChanged: {
    status: 409,
    message: text(
      '他人刚刚办理过。请查看最新情况后再提交。',
      'Somebody acted in between. Look at the case as it stands now, then submit again.',
    ),
  },
  AlreadyTaken: {
    status: 409,
    message: text('您或您的单位已经办理过此事项。', 'You or your body have done this already.'),
  },
  FourEyes: {
    status: 403,
    message: text(
      '经办与复核不能为同一人。请由其他同事办理。',
      'The same person may not do both. Let a colleague do this.',
    ),
  },
  KeyReused: {
    status: 409,
    message: text(
      '同一提交编号用于了不同的请求。请刷新后重新提交。',
      'The idempotency key was used for another request. Reload and submit again.',
    ),
  },
  DeadlineNeeded: {
    status: 409,
    message: text('原定时间已过。请填写新的时间。', 'The published time has passed. Give a new one.'),
  },
  Conflict: {
    status: 409,
    message: text('与已有内容冲突。请核对后重试。', 'It contradicts what is stored. Check it and try again.'),
  },
  TooLarge: {
    status: 413,
    message: text(
      '内容超过允许的大小。请压缩或拆分后再上传。',
      'It is larger than allowed. Compress or split it and try again.',
    ),
  },
  UnsupportedType: {
    status: 415,
    message: text(
      '不接受此类文件。请改用 PDF、OFD、DOCX、XLSX、PNG、JPG、TXT 或 ZIP。',
      'This type of document is not accepted. Use PDF, OFD, DOCX, XLSX, PNG, JPG, TXT or ZIP.',
    ),
  },
  UploadIncomplete: {
    status: 409,
    message: text(
      '文件尚未传完，缺少的部分须继续上传。',
      'The document has not arrived whole. Go on with the parts that are missing.',
    ),
  },
  HashMismatch: {
    status: 422,
    message: text(
      '收到的内容与声明的校验值不一致。请重新上传。',
      'The content differs from the announced hash. Upload it again.',
    ),
  },
  UnknownSender: {
    status: 403,
    message: text(
      '本平台没有登记该发送平台。请由本平台管理员登记其代码和公钥。',
      'The sending platform is not registered here. Have an administrator of this platform register its code and public key.',
    ),
  },
  BadSignature: {
    status: 403,
    message: text(
      '签名缺失、与登记的公钥不符，或内容被改动。',
      'The signature is missing, of no registered key, or not of this content.',
    ),
  },
  ClockSkew: {
    status: 409,
    message: text(
      '双方时钟相差过大。请校准时钟后重试。',
      'The clocks of the two platforms are too far apart. Set them and try again.',
    ),
  },
  PackageGap: {
    status: 409,
    message: text('此前的数据包尚未收到。请先发送。', 'Packages before this one are missing. Send them first.'),
  },
  PackageConflict: {
    status: 409,
    message: text(
      '该编号的数据包已收到，但内容不同，或未接续上一个数据包。',
      'A package of this number with other content is stored, or it does not follow on the last one.',
    ),
  },
  ExchangePaused: {
    status: 503,
    message: text(
      '接收平台已暂停与该平台的数据交换。恢复后自动继续。',
      'The receiving platform has paused the exchange. It goes on by itself once it is resumed.',
    ),
  },
  Unavailable: {
    status: 503,
    message: text(
      '平台的部分服务暂不可用。请稍后再试。',
      'A part of the platform is not reachable. Try again in a moment.',
    ),
  },
  Internal: {
    status: 500,
    message: text(
      '平台出现故障，您的操作没有完成。请稍后再试；如仍有问题，请提供故障编号。',
      'The platform failed and your action was not completed. Try again later; if it persists, quote the id of the problem.',
    ),
  },
};
