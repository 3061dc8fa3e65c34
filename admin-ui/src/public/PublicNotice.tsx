import { NoticeView } from '../notices/NoticeView';

/** One notice, for everybody. */
export default function PublicNotice() {
  return <NoticeView base="/public/notices" />;
}
