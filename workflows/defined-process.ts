import { plainCaseWorkflow } from './runtime/case-workflow';

/** Any process whose stages people and dates decide: published in the console, it runs without a deploy. */
export const definedProcess = plainCaseWorkflow();
