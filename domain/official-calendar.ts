import { addDays, type Calendar } from './calendar';

/**
 * Days off and make-up working days (`MM-DD`, a range with `/`) by year, from the State Council General Office's yearly
 * notices on holiday arrangements (国务院办公厅关于部分节假日安排的通知), in the compilation of chinese-days 1.5.7
 * (Copyright 2024 Yawei Sun, MIT License).
 */
const years: Readonly<Record<number, { readonly off: string; readonly worked: string }>> = {
  2019: {
    off: '01-01 02-04/02-10 04-05/04-07 05-01/05-04 06-07/06-09 09-13/09-15 10-01/10-07',
    worked: '02-02 02-03 04-28 05-05 09-29 10-12',
  },
  // with the longer spring festival ordered during the epidemic
  2020: {
    off: '01-01 01-24/02-02 04-04/04-06 05-01/05-05 06-25/06-27 10-01/10-08',
    worked: '01-19 04-26 05-09 06-28 09-27 10-10',
  },
  2021: {
    off: '01-01/01-03 02-11/02-17 04-03/04-05 05-01/05-05 06-12/06-14 09-19/09-21 10-01/10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  2022: {
    off: '01-01/01-03 01-31/02-06 04-03/04-05 04-30/05-04 06-03/06-05 09-10/09-12 10-01/10-07 12-31',
    worked: '01-29 01-30 04-02 04-24 05-07 10-08 10-09',
  },
  2023: {
    off: '01-01/01-02 01-21/01-27 04-05 04-29/05-03 06-22/06-24 09-29/10-06',
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  2024: {
    off: '01-01 02-10/02-17 04-04/04-06 05-01/05-05 06-10 09-15/09-17 10-01/10-07',
    worked: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    off: '01-01 01-28/02-04 04-04/04-06 05-01/05-05 05-31/06-02 10-01/10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    off: '01-01/01-03 02-15/02-23 04-04/04-06 05-01/05-05 06-19/06-21 09-25/09-27 10-01/10-07',
    worked: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const published = Object.keys(years).map(Number);

/** The official calendar of the mainland from 2019 to the last year published when this version was built. */
export const officialCalendar: Calendar = {
  version: `state-council-${Math.min(...published)}-${Math.max(...published)}`,
  lastYear: Math.max(...published),
  holidays: Object.entries(years).flatMap(([year, { off }]) => daysIn(year, off)),
  workdays: Object.entries(years).flatMap(([year, { worked }]) => daysIn(year, worked)),
};

function daysIn(year: string, list: string): string[] {
  return list.split(' ').flatMap((range) => {
    const [from = '', to = from] = range.split('/');
    const days = [];
    for (let date = `${year}-${from}`; date <= `${year}-${to}`; date = addDays(date, 1)) days.push(date);
    return days;
  });
}
