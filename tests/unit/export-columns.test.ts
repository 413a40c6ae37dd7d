import { afterAll, describe, expect, it, vi } from 'vitest';
import { exportColumns as contacts } from '../../src-main/features/contacts/export-words.ts';
import { exportColumns as deals } from '../../src-main/features/deals/export-words.ts';
import { exportColumns as documents } from '../../src-main/features/documents/export-words.ts';
import { exportColumns as leads } from '../../src-main/features/leads/export-words.ts';
import { exportColumns as products } from '../../src-main/features/products/export-words.ts';
import { exportColumns as quotes } from '../../src-main/features/quotes/export-words.ts';
import { exportColumns as tasks } from '../../src-main/features/tasks/export-words.ts';
import * as contactList from '../../src-renderer/features/contacts/list/columns.ts';
import * as dealList from '../../src-renderer/features/deals/list/columns.ts';
import * as documentList from '../../src-renderer/features/documents/list/columns.ts';
import * as leadList from '../../src-renderer/features/leads/columns.ts';
import * as productList from '../../src-renderer/features/products/list/columns.ts';
import * as quoteList from '../../src-renderer/features/quotes/list/columns.ts';
import * as taskList from '../../src-renderer/features/tasks/list/columns.ts';

// The window's own client looks where it runs; nothing is asked here.
vi.hoisted(() => vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } }));
afterAll(() => vi.unstubAllGlobals());

describe('a list that goes out as it stands', () => {
  it.each([
    ['contacts', contacts, contactList.contactColumns([]), contactList.exportedAs],
    ['deals', deals, dealList.dealColumns(), {}],
    ['documents', documents, documentList.documentColumns(), {}],
    ['leads', leads, leadList.leadColumns(), leadList.exportedAs],
    ['products', products, productList.productColumns([]), productList.exportedAs],
    ['quotes', quotes, quoteList.quoteColumns(), quoteList.exportedAs],
    ['tasks', tasks, taskList.taskColumns(), taskList.exportedAs],
  ] as [string, readonly string[], { id: string }[], Record<string, string[]>][])(
    'has every column of %s in its file',
    (_, inFile, columns, exportedAs) => {
      expect(columns.flatMap(({ id }) => exportedAs[id] ?? [id]).filter((name) => !inFile.includes(name))).toEqual([]);
      expect(Object.keys(exportedAs).filter((id) => !columns.some((column) => column.id === id))).toEqual([]);
    },
  );
});
