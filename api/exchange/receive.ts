import { MoreThan } from 'typeorm';
import type { Request } from 'express';
import { text } from '../../definitions/language/text';
import { rows } from '../../database/database';
import type { ExchangeSenderRow } from '../../database/rows';
import {
  acknowledgementText,
  largestPackage,
  standingText,
  type Acknowledgement,
  type ExchangePackage,
  type Signature,
  type SignedPackage,
  type Standing,
} from '../../domain/exchange-package';
import { missingDocuments, receivePackage, type Reception } from '../../exchange/inbox';
import type { ApiDependencies } from '../http/dependencies';
import { fieldFault, Refusal } from '../http/refusal';
import { checkPackage } from './check-package';
import { receivingRefusal } from './receiving-refusal';
import { signedRequest } from './signed-request';

/** Under which name this platform answers others. @throws Refusal Unavailable where it has none */
export function ownName({ configuration }: ApiDependencies): { readonly code: string; readonly name: string } {
  const { code, name } = configuration.platform;
  if (code !== undefined) return { code, name };
  throw new Refusal(
    'Unavailable',
    text('本平台未设 PLATFORM_CODE，不能交换数据。', 'This platform has no PLATFORM_CODE and cannot exchange.'),
  );
}

/** The signature of this platform over what it says. */
export async function signatureOf({ signer }: ApiDependencies, said: string): Promise<Signature> {
  return { keyId: signer.keyId, algorithm: signer.algorithm, value: await signer.sign(said) };
}

function refusalOf(reception: Reception & { kind: 'gap' | 'other' | 'broken' }, number: number): Refusal {
  switch (reception.kind) {
    case 'gap': {
      const { expected } = reception;
      const said = text(`请从第 ${expected} 个数据包起发送。`, `Send from package ${expected} on.`);
      return new Refusal('PackageGap', said, [fieldFault('package.number', 'gap', said, { expected })]);
    }
    case 'other':
      return new Refusal(
        'PackageConflict',
        text(
          `第 ${number} 个数据包已收到，但内容不同（散列 ${reception.hash}）。`,
          `Package ${number} is stored with other content (hash ${reception.hash}).`,
        ),
      );
    case 'broken':
      return new Refusal(
        'PackageConflict',
        text(
          `第 ${number} 个数据包未接续上一个（其散列为 ${reception.head}）。`,
          `Package ${number} does not follow on the last one (whose hash is ${reception.head}).`,
        ),
      );
  }
}

async function checked(deps: ApiDependencies, sender: ExchangeSenderRow, body: Buffer): Promise<SignedPackage> {
  try {
    return await checkPackage(deps, sender, body);
  } catch (error) {
    throw error instanceof Refusal ? await receivingRefusal(deps, sender.code, error) : error;
  }
}

/**
 * Takes a package in and acknowledges it. The same package is acknowledged as often as it comes.
 * @throws Refusal PackageGap, PackageConflict, InvalidInput, and those of the signed request
 */
export async function receive(deps: ApiDependencies, req: Request): Promise<Acknowledgement> {
  const { code } = ownName(deps);
  const { sender, body } = await signedRequest(deps, req, largestPackage);
  const signed = await checked(deps, sender, body);
  const { number } = signed.package;
  const reception = await receivePackage(deps.database, signed, deps.clock.now());
  if (reception.kind === 'gap') throw refusalOf(reception, number);
  if (reception.kind === 'other' || reception.kind === 'broken') {
    throw await receivingRefusal(deps, sender.code, refusalOf(reception, number), number);
  }
  const { receivedAt } = reception;
  const said = { receiver: code, sender: sender.code, number, hash: signed.hash, receivedAt };
  return { ...said, signature: await signatureOf(deps, acknowledgementText(said)) };
}

/** How far this platform is with the sender that asks. */
export async function standingFor(deps: ApiDependencies, req: Request): Promise<Standing> {
  const receiver = ownName(deps);
  const { sender } = await signedRequest(deps, req, 0);
  const { received, head } = sender;
  const lacking = await missingDocuments(deps.database.read, sender.code);
  const said = { receiver, sender: sender.code, received, head, ...lacking, at: new Date().toISOString() };
  return { ...said, signature: await signatureOf(deps, standingText(said)) };
}

const mostAtOnce = 100;

/** Gives a sender its own packages back, for one that was restored from a backup. */
export async function packagesAfter(
  deps: ApiDependencies,
  req: Request,
  after: number,
): Promise<{ readonly items: SignedPackage[] }> {
  const { sender } = await signedRequest(deps, req, 0);
  const found = await rows(deps.database.read, 'exchangeInbox').find({
    where: { sender: sender.code, number: MoreThan(after) },
    order: { number: 'ASC' },
    take: mostAtOnce,
  });
  return {
    items: found.map(({ body, hash, signature }) => ({
      package: body as ExchangePackage,
      hash,
      signature: signature as Signature,
    })),
  };
}
