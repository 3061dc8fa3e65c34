import type { Exchange } from '../../activities/ports/exchange';
import type { ExpertExchange } from '../../activities/ports/expert-exchange';
import { currentInput } from '../../database/corrected-inputs';
import type { Database } from '../../database/database';
import { httpExchange, type HttpExchangeSettings } from './http-exchange';

/** Sends to the address that an operator has corrected, where one has; the key stays that of the environment. */
export function correctedExchange(settings: HttpExchangeSettings, { read }: Database): Exchange & ExpertExchange {
  const there = async () => httpExchange({ ...settings, url: await currentInput(read, 'exchangeUrl', settings.url) });
  return {
    standing: async () => (await there()).standing(),
    send: async (pack) => (await there()).send(pack),
    sendPiece: async (document, start, piece) => (await there()).sendPiece(document, start, piece),
    expertStanding: async () => (await there()).expertStanding(),
    sendExpert: async (record) => (await there()).sendExpert(record),
    expertOrdersAfter: async (number) => (await there()).expertOrdersAfter(number),
    packagesAfter: async (number) => (await there()).packagesAfter(number),
  };
}
