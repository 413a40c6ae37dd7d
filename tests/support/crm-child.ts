/** The command line in a process of its own: `node crm-child.ts <group> <command> [--flags]`. */
import process from 'node:process';
import { main } from '../../src-main/shells/cli/main.ts';

process.exitCode = await main(process.argv.slice(2));
