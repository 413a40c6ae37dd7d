import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../src-main/contract/index.ts';
import { openLink } from './connection.ts';

export type Api = ContractRouterClient<Contract>;

/** Everything that may be asked, typed by the contract: `await api.contacts.get({ id })`. */
export const api: Api = createORPCClient(openLink());
