import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe as describeProcess } from '../../definitions/language/describe';
import { describeProcesses, folder } from '../../scripts/describe-processes';
import { smallProcess } from './small-process';

describe('the printed description', () => {
  it('is up to date in docs/processes (else: npm run describe)', async () => {
    const files = await describeProcesses();
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [name, content] of files) {
      expect({ name, same: readFileSync(path.join(folder, name), 'utf8') === content }).toEqual({ name, same: true });
    }
  });

  it('names every number of the law with its bounds and its article', () => {
    expect(describeProcess(smallProcess, 'zh')).toContain('| 投标期 | 20日 | 不少于 20日 | 《招标投标法》第24条 |');
    expect(describeProcess(smallProcess, 'en')).toContain(
      '| Bid period | 20 days | at least 20 days | Tendering Law, art. 24 |',
    );
  });

  it('says who acts, where it leads, what is secret and what is asked when', () => {
    const printed = describeProcess(smallProcess, 'en');
    expect(printed).toContain('- By: Tenderer.\n');
    expect(printed).toContain('- Enough bids → Award.\n- Failed → Failed.\n');
    expect(printed).toContain('- "Again" leads to: Notice.');
    expect(printed).toContain('Secret until "Award" (but for: Tenderer)');
    expect(printed).toContain('not before 20 days after the day of the act');
    expect(printed).toContain('only when "Result" is "Again"');
  });
});
