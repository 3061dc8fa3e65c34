import { manifest, plainWorkflow, workflowOf } from '../../definitions/manifest';
import { checkDefinition, given, text, type Process } from '../../definitions/language';
import { builtInDefinitions } from '../../definitions/registry';
import type { ActReceipt, CaseView, Notice, Page, Task } from '../../api/contract';
import { publishDefinitions } from '../../database/definitions';
import * as workflows from '../../workflows';
import { plainProcess } from '../definitions/plain-process';
import { client } from '../support/driver';
import { describeWithServer } from '../support/describe-with-server';
import { startPlatform, type Platform } from '../support/platform';
import { printedDefinition } from '../support/printed-definition';

describe('the code of the bundle', () => {
  it('has a workflow for each process of the manifest, and one for all others', () => {
    expect(Object.keys(workflows).sort()).toEqual([...Object.keys(manifest), plainWorkflow].sort());
    expect(workflowOf('openTender')).toBe('openTender');
    expect(workflowOf('siteVisit')).toBe(plainWorkflow);
    expect(workflowOf('constructor')).toBe(plainWorkflow);
  });

  it.each([...builtInDefinitions, plainProcess].map((one) => [`${one.process} ${one.version}`, one] as const))(
    'is all that %s needs',
    (_name, definition) => {
      expect(checkDefinition(definition, manifest)).toEqual([]);
    },
  );

  it('is missing for a process whose stage no person and no date ends', () => {
    const { sentBack, ...ends } = plainProcess.stages.filing.ends;
    const filing = { ...plainProcess.stages.filing, ends: { ...ends, sentBack, lapsed: 'done' } };
    const faults = checkDefinition({ ...plainProcess, stages: { ...plainProcess.stages, filing } }, manifest);
    expect(faults.map(({ at, rule }) => [at, rule])).toEqual([['stages.filing.ends.lapsed', 'missingCode']]);
  });
});

describeWithServer('a process that needs no code', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.close());

  it('runs from its opening to its closing as soon as it is published', async () => {
    await publishDefinitions(platform.database, [plainProcess], '2026-03-01T00:00:00.000Z');
    const api = client(platform);
    const form = { title: '踏勘', region: '530100', industry: 'construction' };
    const started = await api.send<{ cases: { id: string }[] }>('tenderer', 'post', '/cases', {
      process: 'siteVisit',
      jurisdiction: 'CN',
      form,
      key: 'site-visit-0001',
    });
    const id = started.cases[0]?.id ?? '';
    const act = (as: 'tenderer' | 'centre', action: string, key: string, values: object = {}) =>
      api.send<ActReceipt>(as, 'post', `/cases/${id}/acts`, { action, form: values, key });

    await act('tenderer', 'request', 'visit-request-1', { place: '一号场地' });
    expect((await api.get<{ items: Task[] }>('centre', '/tasks')).items.map(({ action }) => action)).toContain('file');
    // what Temporal's pages show of it: in words, and no stack
    const handle = platform.temporal.client.workflow.getHandle(id);
    expect(await handle.query('__temporal_workflow_metadata')).toMatchObject({
      currentDetails: 'filing · centre: file',
    });
    await expect(handle.query('__stack_trace')).rejects.toThrow('stack traces are not enabled on this worker');
    await act('centre', 'sendBack', 'visit-return-1');
    await act('tenderer', 'request', 'visit-request-2', { place: '二号场地' });
    expect(await act('centre', 'file', 'visit-file-1')).toMatchObject({ closing: 'done' });
    expect(await api.get<CaseView>('tenderer', `/cases/${id}`)).toMatchObject({ closing: 'done' });
  });

  it('ends a stage at the instant that its opening gives', async () => {
    const { start, stages } = plainProcess;
    const timed: Process = {
      ...plainProcess,
      process: 'timedVisit',
      start: { ...start, form: { ...start.form, visitAt: { type: 'dateTime', title: text('踏勘时间', 'Visit') } } },
      stages: {
        ...stages,
        request: {
          ...stages.request,
          deadline: { at: given('start', 'visitAt'), end: 'lapsed' },
          ends: { ...stages.request.ends, lapsed: 'done' },
        },
      },
    };
    expect(checkDefinition(timed, manifest)).toEqual([]);
    await publishDefinitions(platform.database, [timed], '2026-03-01T00:00:00.000Z');
    const api = client(platform);
    const visitAt = new Date(Date.parse(platform.deps.clock.now()) + 3_600_000).toISOString();
    const form = { title: '踏勘', region: '530100', industry: 'construction', visitAt };
    const opening = { process: 'timedVisit', jurisdiction: 'CN', form, key: 'timed-visit-0001' };
    const { cases } = await api.send<{ cases: { id: string }[] }>('tenderer', 'post', '/cases', opening);
    const view = () => api.get<CaseView>('tenderer', `/cases/${cases[0]?.id ?? ''}`);
    expect((await view()).deadline?.at).toBe(visitAt);
    await platform.pass(3_700_000);
    for (let tries = 0; (await view()).closing === undefined && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await view()).closing).toBe('done');
  });

  it('is published by two people as it is printed in the documentation, and runs', async () => {
    const api = client(platform);
    const text = printedDefinition();
    const { proposalId } = await api.send<{ proposalId: string }>('administration', 'post', '/definitions', { text });
    await api.send('administrationColleague', 'post', `/proposals/${proposalId}/confirm`, {});
    const form = { title: '踏勘', region: '530100', industry: 'water' };
    const opening = { process: 'siteVisitFiling', jurisdiction: 'CN', form, key: 'site-visit-0002' };
    const started = await api.send<{ cases: { id: string }[] }>('tenderer', 'post', '/cases', opening);
    const id = started.cases[0]?.id ?? '';
    const act = (as: 'tenderer' | 'centre', action: string, form: object = {}) =>
      api.send<ActReceipt>(as, 'post', `/cases/${id}/acts`, { action, form, key: `${action}-printed` });

    const visit = { place: '一号场地', visitDate: '2099-01-05' };
    const tooEarly = act('tenderer', 'requestVisit', { ...visit, visitDate: '2020-01-06' });
    await expect(tooEarly).rejects.toMatchObject({ body: { faults: [{ path: 'visitDate' }] } });
    await act('tenderer', 'requestVisit', visit);
    expect(await act('centre', 'fileVisit')).toMatchObject({ closing: 'done' });
    const published = () => api.get<Page<Notice>>('tenderer', `/public/notices?caseId=${id}`);
    while ((await published()).items.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await published()).items).toMatchObject([{ kind: 'siteVisit' }]);
  });
});
