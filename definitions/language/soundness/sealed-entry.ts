import { isEscrowTerms } from '../../../domain/sealing/sealed-header';
import { fault, type Faults } from './definition-fault';
import { codeOf } from './deployed-code';
import { asList, type Examined, type Placed } from './examined';

/**
 * What is sealed must be opened: later, by code, with shares that its givers can hand in there, and not be shown
 * before.
 */
export function* checkSealedEntry(examined: Examined, { at, stage, name, action }: Placed): Faults {
  if (!action.sealed || stage === undefined) return;
  const { openedIn, escrow } = action.sealed;
  if (escrow && !isEscrowTerms(escrow)) {
    yield fault(
      `${at}.sealed.escrow`,
      'wrongField',
      '保管人须为 2 至 32 名、公钥互不相同，门限不少于 2、不多于人数',
      'an escrow has 2 to 32 keepers with different public keys, of whom at least 2 come together',
    );
  }
  const { definition, comesAfter, reachedBefore, placed, manifest } = examined;
  if (!comesAfter(stage).has(openedIn) || !Object.hasOwn(definition.stages, openedIn)) {
    yield fault(`${at}.sealed`, 'unknownStage', `之后没有环节 ${openedIn}`, `no stage ${openedIn} comes after it`);
    return;
  }
  const isReleased = placed.some(
    (other) =>
      other.stage === openedIn &&
      other.action.releases === name &&
      asList(action.by).every((role) => asList(other.action.by).includes(role)),
  );
  if (!isReleased) {
    yield fault(
      `${at}.sealed`,
      'sealNotOpened',
      `环节 ${openedIn} 中没有让提交人交出份额的操作`,
      `in ${openedIn} there is no action by which those who handed it in give out their shares`,
    );
  }
  if (definition.stages[openedIn]?.deadline === undefined) {
    yield fault(
      `stages.${openedIn}`,
      'noDeadline',
      '解密环节没有期限',
      'the stage in which seals are opened has no deadline',
    );
  }
  const early = asList(action.secretUntil).filter((until) => reachedBefore([openedIn]).has(until));
  if (action.secretUntil === undefined || early.length > 0 || asList(action.secretUntil).includes(openedIn)) {
    yield fault(
      `${at}.secretUntil`,
      'sealNotOpened',
      '密封的内容必须保密到解密之后的环节',
      'what is sealed must be secret until a stage after the one in which it is opened',
    );
  }
  if (manifest && codeOf(examined, openedIn)?.opensSealed !== true) {
    yield fault(`stages.${openedIn}`, 'missingCode', '没有解密的程序', 'there is no code that opens what is sealed');
  }
}

/** A share is given out for what is sealed, and is all that is asked. */
export function* checkRelease({ actions }: Examined, { at, action }: Placed): Faults {
  if (action.releases === undefined) return;
  const released = actions.get(action.releases)?.action;
  if (released && !released.sealed) {
    yield fault(
      `${at}.releases`,
      'sealNotOpened',
      `${action.releases} 不是密封提交的`,
      `${action.releases} is not sealed`,
    );
  }
  if (Object.keys(action.form ?? {}).length > 0) {
    yield fault(
      `${at}.form`,
      'wrongField',
      '交出份额的操作没有其他填写项',
      'who gives out a share fills in nothing else',
    );
  }
}
