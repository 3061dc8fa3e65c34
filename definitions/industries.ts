import { text } from './language';

/** The industries by which supervision is shared out among the departments of a region. */
export const industries = {
  construction: text('房屋建筑与市政', 'Building and municipal works'),
  transport: text('交通运输', 'Transport'),
  water: text('水利', 'Water'),
  energy: text('能源', 'Energy'),
  agriculture: text('农业农村', 'Agriculture'),
  environment: text('生态环境', 'Environment'),
  other: text('其他', 'Other'),
} as const;
