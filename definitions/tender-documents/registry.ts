import type { TenderTemplate } from '../../domain/tender-document/tender-draft';
import { goodsTemplate } from './goods';
import { servicesTemplate } from './services';
import { worksTemplate } from './works';

/** The templates that come with the platform: what a centre begins with, and changes in the console. */
export const builtInTemplates: readonly TenderTemplate[] = [worksTemplate, goodsTemplate, servicesTemplate];
