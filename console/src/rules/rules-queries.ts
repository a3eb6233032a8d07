import {
  type CalendarView,
  type CategoryRules,
  covers,
  hasPostInAll,
  ruleRoutes,
  type RuleVersion,
} from '@hongqi/shared';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { call } from '../api';
import { useAreas } from '../desk/desk-queries';
import { useMe } from '../me';

export function useCalendar(code: string): UseQueryResult<CalendarView> {
  return useQuery({ queryKey: ['calendar', code], queryFn: () => call(ruleRoutes.calendar, {}, { code }) });
}

export function useCategoryVersions(code: string): UseQueryResult<RuleVersion<CategoryRules>[]> {
  return useQuery({
    queryKey: ['category-versions', code],
    queryFn: () => call(ruleRoutes.categoryVersions, {}, { code }),
  });
}

export interface RuleScope {
  /** Those whose calendar this person may look at. */
  townships: { code: string; name: string; mayEdit: boolean }[];
  mayEditCategories: boolean;
}

/** What of the rules is this person's; the server decides for itself. Null until it is known. */
export function useRuleScope(): RuleScope | null {
  const { data: me } = useMe();
  const { data: areas } = useAreas();
  if (!me || !areas) return null;
  const actor = { id: me.id, posts: me.posts };
  const townships = areas.filter(({ level }) => level === 'township');
  const near = townships.filter(({ code }) =>
    me.posts.some(({ areaCode }) => covers(areaCode, code) || covers(code, areaCode)),
  );
  return {
    townships: near.map(({ code, name }) => ({ code, name, mayEdit: hasPostInAll(actor, 'admin', [code]) })),
    mayEditCategories: hasPostInAll(
      actor,
      'admin',
      townships.map(({ code }) => code),
    ),
  };
}
