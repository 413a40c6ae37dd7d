import { formatsFor } from '../format.ts';

const f = formatsFor('en');

/** Words about what a file holds that differ by its name only. */
function speakingOf(one: string, other: string) {
  const things = (count: number) => `${f.number(count)} ${f.plural(count, { one, other })}`;
  return {
    duplicatesTitle: `${other[0]?.toUpperCase()}${other.slice(1)} that are there already`,
    addHint: `Every row becomes a new ${one}.`,
    matchTitle: `How to tell that it is the same ${one}`,
    writing: `Storing ${other}`,
    counts: {
      add: (count: number) => `${things(count)} added`,
      update: (count: number) => `${things(count)} updated`,
      unchanged: (count: number) => `${things(count)} without a change`,
    },
    mended: (added: number, updated: number) =>
      `${things(added)} added${updated > 0 ? `, ${f.number(updated)} updated` : ''} from mended rows.`,
    show: `Show the ${other}`,
    undoText: (removed: number, restored: number) => {
      const added = `${things(removed)} that it added will go`;
      const changed = `${things(restored)} that it changed will be as before`;
      const will = restored === 0 ? added : removed === 0 ? changed : `${added}, and ${changed}`;
      return `${will}. What you changed since stays and is listed.`;
    },
    undone: (removed: number, restored: number) =>
      `Import undone: ${things(removed)} gone${restored > 0 ? `, ${things(restored)} as before` : ''}.`,
  };
}

/** What a file can hold, each in its own words. */
export const importTargets = {
  contacts: {
    ...speakingOf('contact', 'contacts'),
    name: 'Contacts',
    chooseTitle: 'Bring in a spreadsheet',
    chooseText:
      'Excel, LibreOffice, CSV or vCard, also as Google, Outlook, Apple and Android export it; or copy cells and paste them here (Ctrl+V). Nothing is stored before you have seen what each row becomes.',
    matchName: 'Name and city',
    sameName: 'same name and city',
    withoutName: 'No name, phone, e-mail or company in this row',
  },
  products: {
    ...speakingOf('product', 'products'),
    name: 'Products',
    chooseTitle: 'Bring in a price list',
    chooseText:
      'From Excel, LibreOffice or a till, also as CSV; or copy cells and paste them here (Ctrl+V). Headings between the rows become categories. Nothing is stored before you have seen what each row becomes.',
    matchName: 'Name',
    sameName: 'same name',
    withoutName: 'No name and no code in this row',
  },
  deals: {
    ...speakingOf('deal', 'deals'),
    name: 'Deals',
    chooseTitle: 'Bring in a list of deals',
    chooseText:
      'From Excel, LibreOffice or another program, also as CSV; or copy cells and paste them here (Ctrl+V). Customers that are new are added. Nothing is stored before you have seen what each row becomes.',
    matchName: 'Title and customer',
    sameName: 'same title and customer',
    withoutName: 'No customer in this row',
  },
};
