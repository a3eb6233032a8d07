import { Brackets, type WhereExpressionBuilder } from 'typeorm';
import { outermost, rangeOf } from '@hongqi/shared';

/** One index range for each of the outermost areas; nothing at all for none. */
export function insideAreas(column: string, areas: readonly string[]): Brackets {
  return new Brackets((where: WhereExpressionBuilder) => {
    const codes = outermost(areas);
    if (codes.length === 0) where.where('1 = 0');
    for (const code of codes) {
      const { from, to } = rangeOf(code);
      const name = column.replace(/\W/g, '') + code;
      where.orWhere(`${column} >= :${name}From AND ${column} < :${name}To`, {
        [`${name}From`]: from,
        [`${name}To`]: to,
      });
    }
  });
}
