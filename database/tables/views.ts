import { id, instant, json, key, maybe, primary, string, table } from './table';

/** Lists as people like to look at them. */

/** A list as somebody likes to look at it. At most one of `bodyId` and `role` says with whom it is shared. */
export interface ViewRow {
  id: string;
  userId: string;
  list: 'cases' | 'tasks' | 'notices';
  name: string;
  content: object;
  bodyId: string | null;
  role: string | null;
  savedAt: string;
}

/** The view that a list opens with for a person. */
export interface DefaultViewRow {
  userId: string;
  list: string;
  viewId: string;
}

export const viewTables = {
  view: table<ViewRow>({
    name: 'saved_view',
    columns: {
      id: key,
      userId: id,
      list: string(20),
      name: string(60),
      content: json,
      bodyId: maybe(id),
      role: maybe(string(30)),
      savedAt: instant,
    },
    unique: [['userId', 'list', 'name']],
    indices: [['bodyId'], ['role']],
  }),
  defaultView: table<DefaultViewRow>({
    name: 'default_view',
    columns: { userId: key, list: primary(string(20)), viewId: id },
    indices: [['viewId']],
  }),
} as const;
