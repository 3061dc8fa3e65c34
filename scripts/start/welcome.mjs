import { blue, bold, box, columns, faint } from './terminal.mjs';

const pad = (text, width) => text + ' '.repeat(Math.max(1, width - columns(text)));

/** One login as `npm start` shows it; `scripts/migrate.ts` prints a JSON list of these. */
const loginRow = ({ login, password, title = '', body = '' }) =>
  `${pad(bold(login), 18)}${pad(password, 16)}${pad(title, 24)}${faint(body)}`;

/** The box that ends a start: where everything is, and who may log in. */
export function welcome({ host, port, temporal, timeScale, dataDir }, logins) {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  const base = `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
  const places = [
    ['控制台 · Console', `${base}/`],
    ['接口文档 · API', `${base}/api/docs`],
    ['工作流 · Temporal', temporal.uiUrl],
    ['数据 · Data', dataDir],
  ].filter(([, place]) => place !== undefined);
  return box([
    bold('公共资源交易平台 · Public Resource Trading Platform'),
    '',
    ...places.map(([name, place]) => `${pad(name, 22)}${blue(place)}`),
    ...(timeScale === undefined
      ? []
      : [`${pad('时间 · Time', 22)}1 天 = ${timeScale} 秒 · a day lasts ${timeScale} s`]),
    ...(logins.length === 0 ? [] : ['', `演示账号 · Demo logins`, ...logins.map(loginRow)]),
    '',
    faint('Ctrl-C 停止，再次启动从停处继续 · Ctrl-C stops; the next start goes on from there'),
  ]);
}
