import type { Role } from '../process';
import { text, type Text } from '../text';

/** Who takes part in a role. */
export const roleParties: Readonly<Record<Role['party'], Text>> = {
  one: text('立项时确定的一个单位', 'one body, named when the case is opened'),
  optional: text('立项时可以确定的一个单位', 'one body that may be named when the case is opened'),
  many: text('以报名或提交加入的多个单位', 'bodies that come in by an entry'),
  persons: text('在本案中指定的人员', 'people who are appointed in the case'),
  person: text('本案所涉及的人员', 'the person whom the case is about'),
  office: text('按地区确定的主管机构', 'the office that is competent for the region'),
};
