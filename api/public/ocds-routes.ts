import type { Request } from 'express';
import { z } from 'zod';
import { compiledOf, releasesOf } from '../../exchange/ocds/release';
import { extensions, type Release } from '../../exchange/ocds/open-contracting';
import { readPublicCase } from '../../exchange/public-case';
import { receivedReleases } from '../exchange/exchanged-cases';
import type { ApiDependencies } from '../http/dependencies';
import { refuse } from '../http/refusal';
import { route, type Route } from '../http/route';

type Telling = Readonly<Record<string, unknown>>;

const packageSchema = z.record(z.string(), z.unknown());

/** What every package of releases or records says of itself. */
const about = ({ configuration }: ApiDependencies, req: Request, publishedDate: string) => ({
  uri: `${configuration.publicUrl}${req.originalUrl}`,
  version: '1.1',
  extensions: [...extensions],
  publishedDate,
  publisher: { name: configuration.platform.name },
});

const dateOf = (release: Telling | undefined): string => String(release?.['date']);

/** Open data in the Open Contracting Data Standard, 1.1: every release of a case, and the record of it. */
export function ocdsRoutes(deps: ApiDependencies): Route[] {
  const { platform, publicUrl } = deps.configuration;
  const own = async (caseId: string): Promise<Release[]> => {
    const file = await readPublicCase(deps.database.read, caseId);
    if (!file) throw refuse.notFound();
    return releasesOf(file, platform.ocidPrefix, {
      notice: (id) => `${publicUrl}/notices/${id}`,
      document: (id) => `${publicUrl}/api/documents/${id}/content`,
    });
  };
  const releasePackage = (req: Request, releases: readonly Telling[]): Telling => ({
    ...about(deps, req, dateOf(releases.at(-1))),
    releases,
  });
  const recordPackage = (req: Request, releases: readonly Telling[]): Telling => {
    const compiledRelease = compiledOf(releases as unknown as readonly Release[]);
    const record = { ocid: releases.at(-1)?.['ocid'], releases, compiledRelease };
    return { ...about(deps, req, dateOf(releases.at(-1))), records: [record] };
  };
  const telling = (releases: readonly Release[]): Telling[] => releases.map((release) => ({ ...release }));
  return [
    route({
      method: 'get',
      path: '/public/cases/:id/ocds',
      summary: 'What is public of a case as a package of OCDS 1.1 releases',
      access: 'public',
      response: packageSchema,
      handler: async ({ params, req }) => releasePackage(req, telling(await own(params.id))),
    }),
    route({
      method: 'get',
      path: '/public/cases/:id/ocds/record',
      summary: 'What is public of a case as a package with its OCDS 1.1 record',
      access: 'public',
      response: packageSchema,
      handler: async ({ params, req }) => recordPackage(req, telling(await own(params.id))),
    }),
    route({
      method: 'get',
      path: '/public/exchanged-cases/:id/ocds',
      summary: 'A case of another platform as the OCDS 1.1 releases that it sent',
      access: 'public',
      response: packageSchema,
      handler: async ({ params, req }) => releasePackage(req, await receivedReleases(deps, params.id)),
    }),
    route({
      method: 'get',
      path: '/public/exchanged-cases/:id/ocds/record',
      summary: 'A case of another platform as a package with its OCDS 1.1 record',
      access: 'public',
      response: packageSchema,
      handler: async ({ params, req }) => recordPackage(req, await receivedReleases(deps, params.id)),
    }),
  ];
}
