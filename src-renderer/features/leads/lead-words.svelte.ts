import { createQuery } from '@tanstack/svelte-query';
import type { LeadFact } from '../../../src-main/contract/leads.ts';
import { query } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { money } from '../../money.ts';
import { preferences } from '../../preferences.svelte.ts';
import { customValueText } from '../custom-fields/custom-value.ts';

/** A range in words; both ends belong to it. */
function rangeWord(from: number | null, to: number | null, show: (value: number) => string): string {
  const words = t.leads.range;
  if (from !== null && to !== null) return words.between(show(from), show(to));
  return from !== null ? words.from(show(from)) : to !== null ? words.to(show(to)) : '';
}

/** Says a fact in words; the names of groups, tags and own fields are asked for. Call while a component is made. */
export function factWords(): (fact: LeadFact) => string {
  const groups = createQuery(() => query('groups', 'list'));
  const tags = createQuery(() => query('tags', 'list'));
  const fields = createQuery(() => query('customFields', 'list', { entity: 'contact' }));
  const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
    list?.find((one) => one.id === id)?.name ?? t.common.unknown;

  return (fact) => {
    const words = t.leads.facts;
    const said = (value: string, what = words[fact.fact]) => t.leads.fact(what, value);
    switch (fact.fact) {
      case 'group':
        return said(nameOf(groups.data, fact.groupId));
      case 'tag':
        return said(nameOf(tags.data, fact.tagId));
      case 'city':
        return said(fact.city);
      case 'source':
        return said(fact.source);
      case 'age':
        return said(t.leads.range.years(rangeWord(fact.from, fact.to, (years) => format.number(years))));
      case 'spending':
      case 'budget':
        return said(rangeWord(fact.from, fact.to, money));
      case 'wanted':
        return said(t.leads.range.days(fact.withinDays));
      case 'answer': {
        const field = fields.data?.find(({ id }) => id === fact.fieldId);
        const { currency: code, currencyDecimals: decimals } = preferences.current;
        const value =
          fact.value === ''
            ? t.leads.range.anything
            : field
              ? customValueText(field.kind, fact.value, { code, decimals })
              : fact.value;
        return said(value, field?.name ?? words.answer);
      }
    }
  };
}
