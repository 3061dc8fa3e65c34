import { statedInForms } from '../../../domain/bid-document/stated-in-forms';
import { servicesTemplate } from '../../../definitions/tender-documents/services';
import { worksTemplate } from '../../../definitions/tender-documents/works';

const letter = { key: 'bidLetter', values: { period: ' 180日历天 ', quality: '合格' } };
const person = (name: string, post: string) => ({ name, post, certificate: '', years: '' });

describe('what a bid document states already', () => {
  it('is the duration of its letter and the leader among its people', () => {
    const team = { key: 'team', rows: [person('李四', '技术负责人'), person('张三', '项目经理')] };
    expect(statedInForms([letter, team])).toEqual({ duration: '180日历天', leader: '张三' });
  });

  it('is left for the bidder to say where the document does not', () => {
    expect(statedInForms([])).toEqual({});
    expect(
      statedInForms([
        { key: 'bidLetter', values: {} },
        { key: 'team', rows: [person('李四', '安全员')] },
      ]),
    ).toEqual({});
  });

  it.each([worksTemplate, servicesTemplate])('stands in forms that the template has', ({ bidderForms }) => {
    const fieldsOf = (form: string) => bidderForms.find(({ key }) => key === form)?.fields.map(({ key }) => key);
    expect(fieldsOf('bidLetter')).toContain('period');
    expect(fieldsOf('team')).toEqual(expect.arrayContaining(['name', 'post']));
  });
});
