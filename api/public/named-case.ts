import { tables } from '../../database/tables';

/**
 * SQL that tells whether title, lot or the tenderer's name of a case has the words of the parameter `:q`. `alias` is
 * the row of the case, in the names of the table.
 */
export const isNamed = (alias: string): string =>
  `(${alias}.title LIKE :q ESCAPE '!' OR ${alias}.lot LIKE :q ESCAPE '!' OR EXISTS (SELECT 1 FROM ${tables.body.name}` +
  ` named_body WHERE named_body.id = ${alias}.tenderer_id AND named_body.name LIKE :q ESCAPE '!'))`;
